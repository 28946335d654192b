// The dialogs: who is in a room, a new room, what there is to set about a person, starting over.

import { h, showDialog } from "./dom.js";
import { say } from "./language.js";
import { nameOf, world } from "./store.js";
import { wish } from "./wishes.js";

/** Show who is in a channel or a meeting, and let the visitor change it. */
export function showMembers(room) {
  const standard = room.channelType === "standard";
  const told = standard
    ? say("teamMembers")
    : room.kind === "meeting"
      ? say("meetingMembers")
      : null;
  const trouble = h("p", { class: "notice is-trouble", role: "alert", hidden: true });
  const people = world.people.filter((person) => person.account || room.kind === "meeting");
  const boxes = people.map((person) => seat(person, room, trouble));
  showDialog(
    `${say("membersOf")} ${nameOf(room)}?`,
    told ? h("p", {}, told) : "",
    h("ul", { class: "seats" }, boxes),
    trouble,
  );
}

function seat(person, room, trouble) {
  const box = h("input", { type: "checkbox", checked: room.members.includes(person.key) });
  box.addEventListener("change", async () => {
    trouble.hidden = true;
    try {
      await wish("seat", { person: person.key, conversation: room.id, present: box.checked });
    } catch {
      box.checked = !box.checked;
      trouble.textContent = say("failed");
      trouble.hidden = false;
    }
  });
  return h(
    "li",
    {},
    h(
      "label",
      {},
      box,
      h("span", {}, person.name),
      h("small", {}, [person.work, person.place].join(" · ")),
    ),
  );
}

/** Let somebody make a channel or a meeting, then look at it. */
export function showNewRoom(person, look) {
  const name = h("input", {
    type: "text",
    id: "new-room",
    maxlength: "50",
    required: true,
    autocomplete: "off",
  });
  const make = (what) => async () => {
    if (!name.reportValidity()) return;
    const answer = await wish(what, { person: person.key, name: name.value.trim() });
    dialog.close();
    look(answer.conversation);
  };
  const channel = h(
    "button",
    { type: "button", class: "primary", onclick: make("channel") },
    say("makeChannel"),
  );
  const meeting = h("button", { type: "button", onclick: make("meeting") }, say("makeMeeting"));
  const dialog = showDialog(
    say("newRoomTitle"),
    h("p", { class: "field" }, h("label", { for: "new-room" }, say("name")), name),
    h("div", { class: "dialog-foot" }, meeting, channel),
  );
  name.focus();
}

/** Show what can be set about a person: the app, and the language of their Teams. */
export function showOptions(person) {
  const app = h("input", {
    type: "checkbox",
    checked: person.hasApp,
    onchange: () => wish("app", { person: person.key, installed: app.checked }),
  });
  const languages = [
    ["nl-NL", say("dutch")],
    ["en-GB", say("english")],
  ];
  const select = h(
    "select",
    {
      id: "teams-language",
      onchange: () => wish("language", { person: person.key, locale: select.value }),
    },
    languages.map(([locale, name]) =>
      h("option", { value: locale, selected: locale === person.locale }, name),
    ),
  );
  showDialog(
    person.name,
    h("p", {}, h("label", {}, app, ` ${say("appInstalled")}`)),
    h("p", { class: "field" }, h("label", { for: "teams-language" }, say("teamsLanguage")), select),
  );
}

/** Ask whether to begin again. */
export function showReset() {
  const stay = h("button", { type: "button", onclick: () => dialog.close() }, say("cancel"));
  const again = h(
    "button",
    { type: "button", class: "primary", onclick: () => (wish("reset"), dialog.close()) },
    say("resetGo"),
  );
  const dialog = showDialog(
    say("resetTitle"),
    h("p", {}, say("resetText")),
    h("div", { class: "dialog-foot" }, stay, again),
  );
}
