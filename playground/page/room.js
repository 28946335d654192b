// A conversation as one person sees it: the messages, the threads and the place to write.

import { h, icon } from "./dom.js";
import { say } from "./language.js";
import { drawMessage, showNotice } from "./message.js";
import { nameOf, person } from "./store.js";
import { wish } from "./wishes.js";

const TYPING = 4000;
const NEAR = 160;

/** The view of one conversation for one person; it is kept while another one is looked at. */
export class RoomView {
  constructor(room, viewer, follow) {
    this.room = room;
    this.viewer = viewer;
    this.deeds = { follow, notice: (id, text) => this.notice(id, text) };
    this.drawn = new Map();
    this.threads = new Map();
    this.list = h("div", {
      class: "messages",
      role: "log",
      tabindex: "0",
      "aria-label": nameOf(room),
    });
    this.typing = h("p", { class: "typing", hidden: true }, say("typing"));
    this.hint = this.suggestions();
    this.element = h(
      "div",
      { class: `room is-${room.kind}` },
      this.list,
      this.typing,
      this.hint,
      this.writer(null),
    );
    this.atEnd = true;
    this.list.addEventListener("scroll", () => {
      if (this.list.clientHeight === this.height) this.atEnd = this.isNearEnd();
    });
    new ResizeObserver(() => {
      this.height = this.list.clientHeight;
      if (this.atEnd) this.toEnd();
    }).observe(this.list);
    if (!room.messages.length) this.list.append(h("p", { class: "nothing" }, say("empty")));
    for (const message of room.messages) this.put(message);
    this.tidy();
  }

  /** Draw a message that is new, or draw it anew when it changed. */
  put(message) {
    const before = this.drawn.get(message.id);
    if (before?.version === message.version) return;
    const near = this.isNearEnd();
    const element = drawMessage(message, this.room, this.viewer, this.deeds);
    this.drawn.set(message.id, { version: message.version, element });
    if (before) before.element.replaceWith(element);
    else this.place(message, element);
    if (message.sender === null) this.typing.hidden = true;
    if (near || (!before && message.sender === this.viewer)) this.show(element);
    this.tidy();
  }

  /** Tell the viewer something beside a message. */
  notice(messageId, text) {
    const drawn = this.drawn.get(messageId);
    if (drawn) showNotice(drawn.element, text);
  }

  /** Show for a moment that the bot is typing. */
  showTyping() {
    this.typing.hidden = false;
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => (this.typing.hidden = true), TYPING);
  }

  isNearEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
  }

  /** Show the newest message. */
  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
  }

  /** Show a message: its end, or its beginning if it is longer than the screen. */
  show(element) {
    requestAnimationFrame(() => {
      const tall = element.offsetHeight > this.list.clientHeight;
      this.atEnd = !tall;
      if (tall) this.list.scrollTop = element.offsetTop;
      else if (this.threads.size) element.scrollIntoView({ block: "nearest" });
      else this.toEnd();
    });
  }

  place(message, element) {
    this.list.querySelector(".nothing")?.remove();
    if (this.room.kind !== "channel") return void this.list.append(element);
    const thread = this.threads.get(message.root);
    if (thread) return void thread.insertBefore(element, thread.lastElementChild);
    this.list.append(this.thread(message, element));
  }

  thread(message, element) {
    const answer = h(
      "button",
      { type: "button", class: "quiet reply", onclick: () => this.openReply(thread, message.id) },
      icon("reply"),
      say("reply"),
    );
    const thread = h(
      "section",
      { class: "thread" },
      element,
      h("div", { class: "thread-foot" }, answer),
    );
    this.threads.set(message.id, thread);
    return thread;
  }

  openReply(thread, root) {
    const writer = this.writer(root);
    thread.querySelector(".thread-foot").replaceChildren(writer);
    writer.querySelector("textarea").focus();
  }

  suggestions() {
    if (this.room.kind !== "personal") return null;
    const owner = person(this.viewer).owner;
    const buttons = [...say("tries"), ...(owner ? say("ownerTries") : [])].map((words) =>
      h(
        "button",
        { type: "button", class: "chip", onclick: () => this.send(words, null, true) },
        words,
      ),
    );
    return h("p", { class: "tries" }, say("try"), " ", ...buttons);
  }

  /** Hide the suggestions once somebody has found out how to write. */
  tidy() {
    if (this.hint)
      this.hint.hidden = this.room.messages.some((message) => message.sender === this.viewer);
  }

  writer(root) {
    const inChannel = this.room.kind === "channel";
    const words = say(!inChannel ? "write" : root ? "writeReply" : "writePost");
    const field = h("textarea", {
      rows: "1",
      placeholder: words,
      "aria-label": `${words}: ${nameOf(this.room)}`,
    });
    const toBot = h("input", { type: "checkbox", checked: true });
    const send = async () => {
      const text = field.value;
      field.value = "";
      grow(field);
      if (!(await this.send(text, root, toBot.checked))) field.value ||= text;
    };
    field.addEventListener("input", () => grow(field));
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    });
    const button = h(
      "button",
      { class: "send", "aria-label": say("send"), title: say("send") },
      icon("send"),
    );
    const form = h(
      "form",
      { class: "writer", onsubmit: (event) => (event.preventDefault(), send()) },
      h("div", { class: "writer-line" }, field, button),
    );
    if (this.room.kind !== "personal")
      form.append(h("label", { class: "to-bot" }, toBot, say("toBot")));
    return form;
  }

  async send(text, thread, toBot) {
    try {
      await wish("say", {
        person: this.viewer,
        conversation: this.room.id,
        text,
        thread,
        to_bot: toBot,
      });
      return true;
    } catch {
      return false;
    }
  }
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`;
}
