// A mailbox as its owner sees it: a list, and the mail that is open.

import { h, icon } from "./dom.js";
import { language, say, shortMoment } from "./language.js";
import { mailsOf, now } from "./store.js";
import { plain } from "./text.js";

const JOIN = "https://teams.microsoft.com/l/meetup-join/";

/** The view of somebody's mailbox. */
export class MailboxView {
  constructor(viewer, follow) {
    this.viewer = viewer;
    this.follow = follow;
    this.element = h("div", { class: "room is-mail" });
    this.open = null;
    this.draw();
  }

  /** Draw what came in meanwhile; an open mail stays open, and the way back tells of the new. */
  draw() {
    if (this.open) {
      const fresh = mailsOf(this.viewer)[0] !== this.newest;
      this.back.textContent = fresh ? `← ${say("back")} · ${say("newMail")}` : `← ${say("back")}`;
      return;
    }
    const mails = mailsOf(this.viewer);
    const list = h(
      "ul",
      { class: "mails" },
      mails.map((mail) => this.line(mail)),
    );
    this.element.replaceChildren(
      mails.length ? list : h("p", { class: "nothing" }, say("emptyMail")),
    );
  }

  line(mail) {
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "mail-line", onclick: () => this.show(mail) },
        h("span", { class: "mail-from" }, mail.from),
        h("time", {}, shortMoment(new Date(mail.receivedAt), now())),
        h("span", { class: "mail-subject" }, mail.subject),
      ),
    );
  }

  show(mail) {
    this.open = mail;
    this.newest = mailsOf(this.viewer)[0];
    const back = h(
      "button",
      { type: "button", class: "quiet", onclick: () => this.close() },
      `← ${say("back")}`,
    );
    this.back = back;
    this.element.replaceChildren(
      h(
        "div",
        { class: "mail" },
        back,
        h("h3", {}, mail.subject),
        h(
          "p",
          { class: "mail-meta" },
          `${say("from")}: ${mail.from} · ${shortMoment(new Date(mail.receivedAt), now())}`,
        ),
        mail.invitation ? invitation(mail.invitation) : null,
        this.joining(mail),
        content(mail),
        mail.files.length
          ? h("p", { class: "file" }, `${say("files")}: ${mail.files.join(", ")}`)
          : null,
      ),
    );
    back.focus();
  }

  /** Return a button that joins the meeting a mail links to: the link itself leads to real Teams. */
  joining(mail) {
    const link = mail.links.find((one) => one.startsWith(JOIN));
    return link
      ? h(
          "p",
          {},
          h(
            "button",
            { type: "button", class: "primary", onclick: () => this.follow(link) },
            say("joinMeeting"),
          ),
        )
      : null;
  }

  close() {
    this.open = null;
    this.draw();
    this.element.querySelector("button")?.focus();
  }
}

function invitation(told) {
  const cancelled = told.method === "CANCEL";
  const how = {
    timeZone: "Europe/Amsterdam",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  };
  const when =
    told.starts &&
    new Intl.DateTimeFormat(language() === "en" ? "en-GB" : "nl-NL", how).formatRange(
      new Date(told.starts),
      new Date(told.ends ?? told.starts),
    );
  return h(
    "section",
    { class: `invitation${cancelled ? " is-off" : ""}`, "aria-label": say("invitation") },
    icon("calendar"),
    h(
      "div",
      {},
      h("strong", {}, cancelled ? `${say("cancelled")}: ${told.summary}` : told.summary),
      when ? h("span", {}, when) : null,
      told.place ? h("span", {}, told.place.startsWith(JOIN) ? say("online") : told.place) : null,
    ),
  );
}

function content(mail) {
  if (mail.hasHtml)
    return h("iframe", {
      class: "mail-html",
      src: `/playground/mails/${mail.id}`,
      title: mail.subject,
      sandbox: "allow-popups allow-popups-to-escape-sandbox",
    });
  const text = h("div", { class: "mail-text" });
  text.innerHTML = plain(mail.text);
  return text;
}
