// One message as one person sees it.

import { drawCard } from "./card.js";
import { avatar, h } from "./dom.js";
import { say, shortMoment } from "./language.js";
import { now, person, world } from "./store.js";
import { markdown, plain } from "./text.js";
import { wish } from "./wishes.js";

/**
 * Draw a message for a viewer. `deeds.follow` opens an address, `deeds.notice` tells the viewer
 * something beside the message.
 */
export function drawMessage(message, room, viewer, deeds) {
  const mine = message.sender === viewer;
  const name = message.sender === null ? world.bot : (person(message.sender)?.name ?? "");
  const element = h("article", {
    class: `message${mine ? " is-mine" : ""}`,
    "data-id": message.id,
    "aria-label": name,
  });
  const head = h(
    "p",
    { class: "message-head" },
    h("span", { class: "message-name" }, name),
    " ",
    h("time", { datetime: message.sentAt }, shortMoment(new Date(message.sentAt), now())),
    message.edited && !message.deleted
      ? h("span", { class: "message-mark" }, ` · ${say("edited")}`)
      : null,
  );
  const body = h("div", { class: "message-body" }, head);
  if (mine && !message.deleted) head.prepend(remover(message, room, viewer), " ");
  if (message.deleted) body.append(h("p", { class: "message-gone" }, say("deleted")));
  else fill(body, message, room, viewer, deeds);
  if (!mine || room.kind === "channel") element.append(avatar(message.sender, name));
  element.append(body);
  return element;
}

/** Return the button with which people delete what they wrote themselves. */
function remover(message, room, viewer) {
  const remove = () =>
    wish("unsay", { person: viewer, conversation: room.id, message: message.id }).catch(() => {});
  return h("button", { type: "button", class: "quiet remove", onclick: remove }, say("remove"));
}

/** Tell a viewer something beside a message, for a while. */
export function showNotice(element, text) {
  element.querySelector(".notice")?.remove();
  const notice = h(
    "p",
    { class: text ? "notice" : "notice is-trouble", role: "status" },
    text || say("failed"),
  );
  element.querySelector(".message-body").append(notice);
  notice.scrollIntoView({ block: "nearest" });
}

function fill(body, message, room, viewer, deeds) {
  if (message.text) {
    const bubble = h("div", { class: "bubble" });
    bubble.innerHTML = message.format === "markdown" ? markdown(message.text) : plain(message.text);
    bubble.addEventListener("click", (event) => followLink(event, deeds));
    body.append(bubble);
  }
  const cards = message.views[viewer] ? [message.views[viewer]] : message.cards;
  for (const card of cards)
    body.append(drawCard(card, presser(message, room, viewer, deeds), deeds.follow));
  for (const file of message.files)
    if (file !== "text/html") body.append(h("p", { class: "file" }, file));
  if (message.undelivered !== null)
    body.append(
      h(
        "p",
        { class: "notice is-trouble" },
        `${say("undelivered")} (HTTP ${message.undelivered}).`,
      ),
    );
}

function presser(message, room, viewer, deeds) {
  return async (action, element) => {
    element.setAttribute("aria-busy", "true");
    element.inert = true;
    try {
      await wish("press", {
        person: viewer,
        conversation: room.id,
        message: message.id,
        action,
        inputs: {},
      });
    } catch {
      deeds.notice(message.id, "");
    } finally {
      element.removeAttribute("aria-busy");
      element.inert = false;
    }
  };
}

/** Open an address the way a person would from Teams: a meeting is joined, a page is opened. */
function followLink(event, deeds) {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  deeds.follow(link.href);
}
