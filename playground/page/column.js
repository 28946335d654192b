// One person's screen: who it is, their conversations, and the one they look at.

import { avatar, h, icon } from "./dom.js";
import { showMembers, showNewRoom, showOptions } from "./dialogs.js";
import { say } from "./language.js";
import { MailboxView } from "./mailbox.js";
import { RoomView } from "./room.js";
import {
  everybody,
  mailsOf,
  markSeen,
  nameOf,
  openOf,
  person,
  remember,
  roomsOf,
  unread,
  view,
  world,
} from "./store.js";
import { clearToasts } from "./toasts.js";
import { wish } from "./wishes.js";

const ICONS = { personal: "chat", channel: "channel", groupChat: "people", meeting: "meeting" };

/** The screen of one person; `changes.person` and `changes.gone` tell that it becomes another's. */
export class Column {
  constructor(key, changes) {
    this.key = key;
    this.changes = changes;
    this.views = new Map();
    this.head = h("header", { class: "column-head" });
    this.rooms = h("nav", {
      class: "rooms",
      "aria-label": `${say("rooms")}: ${person(key)?.name}`,
    });
    this.title = h("div", { class: "room-head" });
    this.place = h("div", { class: "room-place" });
    this.toasts = h("div", { class: "column-toasts", role: "status" });
    this.element = h(
      "section",
      { class: "column", "aria-label": person(key)?.name, "data-person": key },
      this.head,
      this.rooms,
      this.title,
      this.place,
      this.toasts,
    );
    this.refresh();
  }

  /** Draw again what depends on who is where; messages and drafts stay as they are. */
  refresh() {
    this.drawHead();
    const open = openOf(this.key);
    if (open !== this.open) this.look(open);
    else this.drawRooms();
  }

  /** Turn to a room. */
  look(roomId) {
    this.open = roomId;
    view.open[this.key] = roomId;
    const shown = this.viewOf(roomId);
    this.place.replaceChildren(shown.element);
    if (shown instanceof MailboxView) shown.draw();
    else requestAnimationFrame(() => shown.toEnd());
    this.seen();
  }

  /** Take in a message; tell whether this person sees it now. */
  put(roomId, message) {
    const known = this.views.get(roomId);
    if (known) known.put(message);
    const visible = this.open === roomId && this.isVisible();
    if (visible) this.seen();
    else this.drawRooms();
    return visible;
  }

  /** Take in that there is new mail. */
  putMail() {
    this.views.get("mail")?.draw();
    const visible = this.open === "mail" && this.isVisible();
    if (visible) this.seen();
    else this.refresh();
    return visible;
  }

  /** Show for a moment that the bot is typing somewhere. */
  typing(roomId) {
    this.views.get(roomId)?.showTyping();
  }

  /** Tell this person something beside a message. */
  notice(roomId, messageId, text) {
    this.views.get(roomId)?.notice(messageId, text);
  }

  /** Show the newest that came while this screen was hidden. */
  appear() {
    this.viewOf(this.open).toEnd?.();
    this.seen();
  }

  isVisible() {
    return this.element.offsetParent !== null && !document.hidden;
  }

  seen() {
    markSeen(this.key, this.open);
    clearToasts(`${this.key}/${this.open}`);
    this.drawRooms();
    this.changes.seen();
  }

  viewOf(roomId) {
    if (!this.views.has(roomId)) {
      const room = world.conversations.get(roomId);
      this.views.set(
        roomId,
        room
          ? new RoomView(room, this.key, (url) => this.follow(url))
          : new MailboxView(this.key, (url) => this.follow(url)),
      );
    }
    return this.views.get(roomId);
  }

  async follow(url) {
    if (url.startsWith("https://teams.microsoft.com/l/meetup-join/")) {
      const answer = await wish("follow", { person: this.key, link: url }).catch(() => null);
      if (answer) return void this.look(answer.conversation);
    }
    if (/^https?:/.test(url)) window.open(url, "_blank", "noopener,noreferrer");
  }

  drawHead() {
    const who = person(this.key);
    const select = h(
      "select",
      { "aria-label": say("who"), onchange: () => this.changes.person(select.value) },
      everybody().map((one) =>
        h("option", { value: one.key, selected: one.key === this.key }, one.name),
      ),
    );
    const about = [who.work, who.place].filter(Boolean).join(" · ");
    const state = !who.account ? say("noAccount") : who.hasApp ? "" : say("noApp");
    const options = h(
      "button",
      { type: "button", class: "quiet", onclick: () => showOptions(who), title: say("options") },
      icon("more"),
    );
    options.setAttribute("aria-label", `${say("options")}: ${who.name}`);
    const gone = h(
      "button",
      {
        type: "button",
        class: "quiet only-wide",
        onclick: () => this.changes.gone(),
        title: say("removeColumn"),
      },
      icon("close"),
    );
    gone.setAttribute("aria-label", `${say("removeColumn")}: ${who.name}`);
    this.head.replaceChildren(
      avatar(this.key, who.name),
      h(
        "div",
        { class: "who" },
        h("h2", {}, select),
        h("p", {}, about, state ? h("span", { class: "mark" }, state) : null),
      ),
      ...(who.account ? [options] : []),
      gone,
    );
  }

  drawRooms() {
    const who = person(this.key);
    const buttons = roomsOf(this.key).map((room) =>
      this.roomButton(
        room.id,
        room.kind === "personal" ? say("chatWithBot") : nameOf(room),
        ICONS[room.kind],
      ),
    );
    if (!who.account || mailsOf(this.key).length)
      buttons.push(this.roomButton("mail", say("mailbox"), "mail"));
    if (who.account) {
      const add = h(
        "button",
        {
          type: "button",
          class: "room-tab is-new",
          onclick: () => showNewRoom(who, (id) => this.look(id)),
        },
        icon("plus"),
      );
      add.setAttribute("aria-label", say("newRoomTitle"));
      add.title = say("newRoomTitle");
      buttons.push(add);
    }
    this.rooms.replaceChildren(...buttons);
    this.rooms
      .querySelector("[aria-current]")
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.drawTitle();
  }

  roomButton(roomId, name, shape) {
    const count = this.open === roomId ? 0 : unread(this.key, roomId);
    return h(
      "button",
      {
        type: "button",
        class: "room-tab",
        "aria-current": this.open === roomId ? "true" : null,
        onclick: () => this.look(roomId),
      },
      icon(shape),
      h("span", { class: "room-name" }, name),
      count ? h("span", { class: "count" }, String(count)) : null,
    );
  }

  drawTitle() {
    const room = world.conversations.get(this.open);
    if (!room || room.kind === "personal") return void this.title.replaceChildren();
    const members = h(
      "button",
      { type: "button", class: "quiet", onclick: () => showMembers(room) },
      icon("people"),
      `${say("members")} (${room.members.length})`,
    );
    const link = room.joinLink
      ? h(
          "button",
          { type: "button", class: "quiet", onclick: () => copy(room.joinLink, link) },
          icon("link"),
          say("copyLink"),
        )
      : null;
    this.title.replaceChildren(h("h3", {}, nameOf(room)), members, ...(link ? [link] : []));
  }
}

async function copy(text, button) {
  await navigator.clipboard.writeText(text);
  button.lastChild.textContent = say("copied");
  setTimeout(() => (button.lastChild.textContent = say("copyLink")), 2000);
}

/** Remember which people are side by side. */
export function rememberColumns(columns) {
  view.columns = columns.map((column) => column.key);
  remember();
}
