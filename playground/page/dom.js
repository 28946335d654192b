// Making elements without templates: text stays text, whatever it holds.

/** Return an element with these attributes (`onclick` and the like are listeners) and children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const SHAPES = {
  chat: "M4 5h16v11H9l-4 3.500V16H4z",
  channel: "M9 4 7 20M17 4l-2 16M4 9h16M3.500 15h16",
  meeting: "M3 7h12v10H3zM15 11l6-3.500v9L15 13",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
  people:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M3.500 19c0-3 2.500-5 5.500-5s5.500 2 5.500 5M16 5.500a3 3 0 0 1 0 5.500M17 14c2.300.6 3.500 2.500 3.500 5",
  send: "M4 4l17 8-17 8 3-8zM7 12h8",
  more: "M4.500 12h1M11.500 12h1M18.500 12h1",
  close: "M6 6l12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  reply: "M10 6 4 12l6 6M4 12h9c4 0 7 2 7 6",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
};

/** Return a line drawing for beside a word; it says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

const COLOURS = [
  "#8a3b12",
  "#5b2d8e",
  "#0f6a53",
  "#a4262c",
  "#1d5c96",
  "#7a5c00",
  "#8b1a62",
  "#3d5a1e",
];

/** Return the round picture of a person: initials on a colour of their own. */
export function avatar(key, name) {
  if (key === null)
    return h("img", { class: "avatar is-bot", src: "/playground/page/table.svg", alt: "" });
  const initials = name.split(" ").filter((word) => /^\p{Lu}/u.test(word));
  const shown = initials.length > 1 ? initials[0][0] + initials.at(-1)[0] : name.slice(0, 2);
  const sum = [...key].reduce((total, letter) => total * 7 + letter.charCodeAt(0), 0);
  const face = h("span", { class: "avatar", "aria-hidden": "true" }, shown);
  face.style.background = COLOURS[sum % COLOURS.length];
  return face;
}

/** Show a dialog and remove it when it closes. */
export function showDialog(title, ...children) {
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title" });
  const close = h(
    "button",
    { type: "button", class: "quiet", onclick: () => dialog.close() },
    icon("close"),
  );
  close.setAttribute("aria-label", document.documentElement.lang === "en" ? "Close" : "Sluiten");
  dialog.append(
    h("div", { class: "dialog-head" }, h("h2", { id: "dialog-title" }, title), close),
    ...children,
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
