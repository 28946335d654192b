// Notifications, as Teams shows them to somebody who looks elsewhere.

import { avatar, h, icon } from "./dom.js";
import { say } from "./language.js";

const STAYS = 9000;

/** Show a notification in a place; pressing it does `open`. `about` names what it tells of. */
export function showToast(place, title, text, open, about) {
  const toast = h("div", { class: "toast", "data-about": about });
  const gone = () => toast.remove();
  const body = h(
    "button",
    { type: "button", class: "toast-body", onclick: () => (gone(), open()) },
    avatar(null, ""),
    h("span", {}, h("strong", {}, title), h("span", { class: "toast-text" }, text)),
  );
  const close = h("button", { type: "button", class: "quiet", onclick: gone }, icon("close"));
  close.setAttribute("aria-label", say("closeToast"));
  toast.append(body, close);
  place.append(toast);
  while (place.children.length > 3) place.firstElementChild.remove();
  setTimeout(gone, STAYS);
}

/** Take away the notifications about something that was looked at meanwhile. */
export function clearToasts(about) {
  for (const toast of document.querySelectorAll(".toast"))
    if (toast.dataset.about === about) toast.remove();
}

/** Return what Teams puts into a notification: the summary, or else the text. */
export function toastText(message) {
  return (message.summary || message.text.replace(/<\/?at>/g, "") || "…").slice(0, 140);
}
