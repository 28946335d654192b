// The page: people side by side, told by the playground what happens.

import { drawBar } from "./bar.js";
import { canDrawCards, prepareCards } from "./card.js";
import { Column, rememberColumns } from "./column.js";
import { avatar, h } from "./dom.js";
import { say, speak } from "./language.js";
import {
  everybody,
  nameOf,
  person,
  recall,
  remember,
  roomsOf,
  takeClock,
  takeMessage,
  takeWorld,
  unread,
  view,
  world,
} from "./store.js";
import { showToast, toastText } from "./toasts.js";
import { wish } from "./wishes.js";

const bar = document.getElementById("bar");
const strip = document.getElementById("strip");
const place = document.getElementById("columns");
const toasts = document.getElementById("toasts");
let columns = [];
let tick = () => {};

/** Draw everything from the beginning. */
function drawAll() {
  speak(view.language);
  tick = drawBar(bar, { language: switchLanguage, add: addColumn });
  const shown = view.columns.filter((key) => person(key));
  columns = (shown.length ? shown : world.people.slice(0, 3).map((one) => one.key)).map(makeColumn);
  place.replaceChildren(
    ...(canDrawCards() ? [] : [h("p", { class: "banner", role: "alert" }, say("cardsMissing"))]),
    ...columns.map((column) => column.element),
  );
  choose(Math.min(view.current, columns.length - 1));
}

function makeColumn(key) {
  const column = new Column(key, {
    person: (other) => replaceColumn(column, other),
    gone: () => removeColumn(column),
    seen: drawStrip,
  });
  return column;
}

function replaceColumn(column, key) {
  const other = makeColumn(key);
  columns[columns.indexOf(column)] = other;
  column.element.replaceWith(other.element);
  settle();
  other.element.querySelector("select").focus();
}

function removeColumn(column) {
  if (columns.length === 1) return;
  columns = columns.filter((one) => one !== column);
  column.element.remove();
  settle();
}

function addColumn() {
  const shown = columns.map((column) => column.key);
  const key = everybody().find((one) => !shown.includes(one.key))?.key;
  if (key) showPerson(key);
}

/** Show somebody: in the column they have, or in a new one. */
function showPerson(key) {
  let column = columns.find((one) => one.key === key);
  if (!column) {
    column = makeColumn(key);
    columns.push(column);
    place.append(column.element);
  }
  settle(columns.indexOf(column));
  column.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  return column;
}

function settle(current = Math.min(view.current, columns.length - 1)) {
  rememberColumns(columns);
  choose(current);
}

/** On a narrow screen one person is shown at a time. */
function choose(number) {
  view.current = number;
  columns.forEach((column, place) =>
    column.element.classList.toggle("is-current", place === number),
  );
  const shown = columns[number];
  if (shown.isVisible()) shown.appear();
  else drawStrip();
  remember();
}

function drawStrip() {
  strip.setAttribute("aria-label", say("people"));
  strip.replaceChildren(
    ...columns.map((column, number) => {
      const who = person(column.key);
      const news =
        roomsOf(column.key).some((room) => unread(column.key, room.id)) ||
        unread(column.key, "mail");
      return h(
        "button",
        {
          type: "button",
          "aria-current": number === view.current ? "true" : null,
          onclick: () => choose(number),
        },
        avatar(who.key, who.name),
        who.name.split(" ")[0],
        news && number !== view.current ? h("span", { class: "dot" }) : null,
      );
    }),
  );
}

/** Turn the page to another language, and everybody's Teams with it. */
function switchLanguage(other) {
  view.language = other;
  remember();
  drawAll();
  const locale = { nl: "nl-NL", en: "en-GB" }[other];
  for (const one of world.people)
    if (one.account) wish("language", { person: one.key, locale }).catch(() => {});
}

const NEWS = {
  world: (told) => {
    takeWorld(told);
    prepareCards();
    drawAll();
  },
  message: ({ conversation, message }) => {
    const fresh = takeMessage(conversation, message);
    const room = world.conversations.get(conversation);
    for (const key of room.members) announce(key, room, message, fresh);
    drawStrip();
  },
  roster: ({ conversation, people }) => {
    const known = world.conversations.get(conversation.id);
    if (known) Object.assign(known, conversation);
    else world.conversations.set(conversation.id, conversation);
    NEWS.people({ people });
  },
  people: ({ people }) => {
    world.people = people;
    for (const column of columns) column.refresh();
    drawStrip();
  },
  mail: ({ mail }) => {
    world.mails.push(mail);
    const receiver = everybody().find((one) => one.email.toLowerCase() === mail.to.toLowerCase());
    const column = columns.find((one) => one.key === receiver.key);
    for (const one of columns) if (one !== column) one.drawHead();
    if (!column?.putMail()) tell(receiver.key, say("newMail"), mail.subject, "mail");
    drawStrip();
  },
  clock: ({ now }) => {
    takeClock(now);
    tick();
  },
  notice: ({ person: key, conversation, message, text }) =>
    columns.find((column) => column.key === key)?.notice(conversation, message, text),
  typing: ({ conversation }) => columns.forEach((column) => column.typing(conversation)),
};

function announce(key, room, message, fresh) {
  const column = columns.find((one) => one.key === key);
  const seen = column?.put(room.id, message);
  if (seen || !fresh || !notifies(key, room, message)) return;
  tell(
    key,
    room.kind === "personal" ? world.bot : `${world.bot} · ${nameOf(room)}`,
    toastText(message),
    room.id,
  );
}

/** Say whether Teams would notify somebody: in chats always, in channels when it is about them. */
function notifies(key, room, message) {
  if (message.sender !== null || key === message.sender) return false;
  return (
    room.kind !== "channel" ||
    message.alert ||
    message.text.includes(`<at>${person(key)?.name}</at>`)
  );
}

/** Notify somebody: on their own screen if that is shown, else in the corner of the page. */
function tell(key, title, text, roomId) {
  const column = columns.find((one) => one.key === key && one.isVisible());
  const whole = column ? title : `${person(key)?.name}: ${title}`;
  showToast(
    column?.toasts ?? toasts,
    whole,
    text,
    () => showPerson(key).look(roomId),
    `${key}/${roomId}`,
  );
}

function listen() {
  const source = new EventSource("/playground/events");
  for (const [what, take] of Object.entries(NEWS))
    source.addEventListener(what, (event) => take(JSON.parse(event.data)));
  source.addEventListener("error", () => document.body.classList.add("is-away"));
  source.addEventListener("world", () => document.body.classList.remove("is-away"));
}

recall();
speak(view.language);
setInterval(() => tick(), 1000);
listen();
