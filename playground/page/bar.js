// The bar on top: the clock that can be moved forward, the language, and starting over.

import { showReset } from "./dialogs.js";
import { h } from "./dom.js";
import { dateAtSchool, language, longMoment, momentAtSchool, say } from "./language.js";
import { now, world } from "./store.js";
import { wish } from "./wishes.js";

const DAY = 24 * 60 * 60 * 1000;

/** Draw the bar; `deeds.language` and `deeds.add` are what its buttons do to the page. */
export function drawBar(bar, deeds) {
  const time = h("time", { class: "now", "aria-label": say("clock") });
  const tick = () => (time.textContent = longMoment(now()));
  tick();
  const other = language() === "nl" ? "en" : "nl";
  bar.replaceChildren(
    h(
      "div",
      { class: "brand" },
      h("img", { src: "/playground/page/table.svg", alt: "", width: "32", height: "32" }),
      h("div", {}, h("h1", {}, say("product")), h("p", {}, `${world.school} · ${say("subtitle")}`)),
    ),
    h(
      "div",
      { class: "clock", role: "group", "aria-label": say("clock") },
      time,
      h("div", { class: "jumps" }, jump(say("hour"), 3600), jump(say("day"), 86400), toDate()),
    ),
    h(
      "div",
      { class: "tools" },
      h("button", { type: "button", class: "only-wide", onclick: deeds.add }, say("addColumn")),
      h(
        "button",
        {
          type: "button",
          lang: other,
          "aria-label": say("languageLabel"),
          onclick: () => deeds.language(other),
        },
        say("language"),
      ),
      h("button", { type: "button", onclick: showReset }, say("reset")),
    ),
  );
  return tick;
}

function jump(words, seconds) {
  return h("button", { type: "button", onclick: () => wish("clock", { by: seconds }) }, words);
}

function toDate() {
  const date = h("input", { type: "date", id: "to-date", required: true });
  const time = h("input", { type: "time", id: "to-time", required: true, value: "08:30" });
  const trouble = h("p", { class: "notice is-trouble", role: "alert", hidden: true }, say("past"));
  const go = async (event) => {
    event.preventDefault();
    const done = await wish("clock", { to: momentAtSchool(date.value, time.value) }).then(
      () => true,
      () => false,
    );
    trouble.hidden = done;
    if (done) box.open = false;
  };
  const form = h(
    "form",
    { class: "to-date", onsubmit: go },
    h("label", { for: "to-date" }, say("date")),
    date,
    h("label", { for: "to-time" }, say("time")),
    time,
    h("button", { class: "primary" }, say("go")),
    trouble,
  );
  const propose = () => (date.value = dateAtSchool(new Date(now().getTime() + DAY)));
  const summary = h("summary", { onclick: propose }, say("toDate"));
  const box = h("details", { class: "jump-box" }, summary, form);
  return box;
}
