// What the page knows: the world as the playground tells it, and what this visitor looks at.

import { say } from "./language.js";

const KEPT = "aantafel-playground";

export const world = {
  people: [],
  conversations: new Map(),
  mails: [],
  seed: "",
  school: "",
  bot: "",
};

export const view = {
  language: "nl",
  columns: ["marit", "fenna", "moeder"],
  current: 0,
  open: {},
  seen: {},
};

let clockAt = { server: Date.now(), here: performance.now() };

/** Take over what the playground tells about everything. */
export function takeWorld(told) {
  recall(told.seed);
  Object.assign(world, told, {
    conversations: new Map(told.conversations.map((room) => [room.id, room])),
  });
  takeClock(told.now);
}

/** Take over what time it is there. */
export function takeClock(now) {
  clockAt = { server: Date.parse(now), here: performance.now() };
}

/** Return the moment it is in the playground. */
export const now = () => new Date(clockAt.server + performance.now() - clockAt.here);

/** Take over a message and tell whether it is new. */
export function takeMessage(roomId, message) {
  const messages = world.conversations.get(roomId).messages;
  const place = messages.findIndex((one) => one.id === message.id);
  if (place < 0) messages.push(message);
  else messages[place] = message;
  return place < 0;
}

/** Return everybody who can be looked at: the people, and addresses that only got mail. */
export function everybody() {
  const known = new Set(world.people.map((person) => person.email.toLowerCase()));
  const others = [...new Set(world.mails.map((mail) => mail.to))].filter(
    (to) => !known.has(to.toLowerCase()),
  );
  return [
    ...world.people,
    ...others.map((to) => ({
      key: `mail:${to}`,
      name: to,
      work: "",
      place: "",
      email: to,
      account: false,
    })),
  ];
}

/** Return the person of that key, or undefined. */
export const person = (key) => everybody().find((one) => one.key === key);

/** Return the conversations in which somebody is: the bot's chat, channels, then meetings. */
export function roomsOf(key) {
  const order = { personal: 0, channel: 1, groupChat: 2, meeting: 3 };
  return [...world.conversations.values()]
    .filter((room) => room.exists && room.members.includes(key))
    .sort((one, other) => order[one.kind] - order[other.kind]);
}

/** Return what a conversation is called: Teams has its own word for a team's first channel. */
export const nameOf = (room) => (room.key === "general" ? say("general") : room.name);

/** Return the mails for somebody, the newest first. */
export function mailsOf(key) {
  const address = person(key)?.email.toLowerCase();
  return world.mails.filter((mail) => mail.to.toLowerCase() === address).reverse();
}

/** Return the room that somebody has open: an id, or `mail`. */
export function openOf(key) {
  const chosen = view.open[key];
  const rooms = roomsOf(key);
  if (rooms.some((room) => room.id === chosen)) return chosen;
  if (chosen !== "mail" && rooms.length && person(key)?.account) return rooms[0].id;
  return "mail";
}

/** Return how many messages of others somebody has not seen in a room. */
export function unread(key, roomId) {
  const seen = view.seen[`${key}/${roomId}`] ?? "0";
  if (roomId === "mail") return mailsOf(key).filter((mail) => later(mail.receivedAt, seen)).length;
  const messages = world.conversations.get(roomId).messages;
  return messages.filter(
    (message) => message.sender !== key && !message.deleted && later(message.sentAt, seen),
  ).length;
}

/** Remember that somebody has seen everything in a room. */
export function markSeen(key, roomId) {
  const last =
    roomId === "mail"
      ? mailsOf(key)[0]?.receivedAt
      : world.conversations.get(roomId)?.messages.at(-1)?.sentAt;
  if (last) view.seen[`${key}/${roomId}`] = last;
  remember();
}

/** Keep what this visitor looks at, so that reloading the page changes nothing. */
export function remember() {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ ...view, seed: world.seed }));
  } catch {
    // A browser that keeps nothing shows the page all the same.
  }
}

/** Take up what this visitor looked at; in another world only the language and the people stay. */
export function recall(seed) {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(KEPT));
  } catch {
    kept = null;
  }
  if (!kept) return;
  Object.assign(view, {
    language: kept.language,
    columns: kept.columns,
    current: kept.current ?? 0,
  });
  const same = seed === undefined || kept.seed === seed;
  Object.assign(
    view,
    same ? { open: kept.open ?? {}, seen: kept.seen ?? {} } : { open: {}, seen: {} },
  );
}

const later = (moment, other) => other === "0" || Date.parse(moment) > Date.parse(other);
