// The page's own words, in Dutch and English. What the bot says is the bot's own affair.

const WORDS = {
  nl: {
    product: "Aan tafel",
    subtitle: "proefopstelling",
    clock: "Klok",
    hour: "+1 uur",
    day: "+1 dag",
    toDate: "Naar datum",
    date: "Datum",
    time: "Tijd",
    go: "Ga erheen",
    past: "De klok gaat alleen vooruit.",
    language: "EN",
    languageLabel: "EN: Switch to English",
    reset: "Opnieuw",
    resetTitle: "Opnieuw beginnen?",
    resetText:
      "Alle gesprekken, casussen en mails van deze school verdwijnen. De klok gaat terug naar nu.",
    resetGo: "Begin opnieuw",
    cancel: "Annuleren",
    addColumn: "Persoon erbij",
    removeColumn: "Zet deze persoon weg",
    who: "Wie is dit?",
    people: "Mensen",
    otherAddress: "Ander adres",
    rooms: "Gesprekken",
    mailbox: "Postvak",
    chatWithBot: "Aan tafel",
    general: "Algemeen",
    newRoom: "Nieuw",
    newRoomTitle: "Nieuw kanaal of nieuwe vergadering",
    name: "Naam",
    makeChannel: "Maak kanaal",
    makeMeeting: "Maak vergadering",
    members: "Leden",
    membersOf: "Wie zit in",
    teamMembers: "Wie in het team zit, zit in dit kanaal.",
    meetingMembers: "Wie meedoet aan de vergadering, zit in deze chat.",
    copyLink: "Kopieer link",
    copied: "Gekopieerd",
    joinMeeting: "Doe mee aan een vergadering",
    write: "Schrijf een bericht",
    writePost: "Begin een gesprek",
    writeReply: "Antwoord",
    toBot: "@Aan tafel",
    send: "Verstuur",
    reply: "Beantwoord",
    edited: "bewerkt",
    remove: "Verwijder",
    deleted: "Dit bericht is verwijderd.",
    undelivered: "De bot nam dit bericht niet aan",
    typing: "Aan tafel typt …",
    working: "Even wachten …",
    failed: "Er ging iets mis. Probeer het nog eens.",
    empty: "Hier is nog niets gezegd.",
    emptyMail: "Nog geen post.",
    chooseMail: "Kies een mail.",
    back: "Terug",
    from: "Van",
    invitation: "Agenda-uitnodiging",
    cancelled: "Afgezegd",
    files: "Bijlagen",
    newMail: "Nieuwe mail",
    online: "Online, met Teams",
    noApp: "Heeft de app niet",
    noAccount: "geen account",
    options: "Meer over deze persoon",
    appInstalled: "De app is geïnstalleerd",
    teamsLanguage: "Taal van Teams",
    dutch: "Nederlands",
    english: "Engels",
    try: "Probeer:",
    tries: ["help", "mijn taken"],
    ownerTries: ["nieuwe hulpvraag"],
    cardsMissing:
      "Kaarten kunnen niet worden getoond: het npm-pakket adaptivecards ontbreekt. Stop de proefopstelling, draai make install en start opnieuw.",
    cardBroken: "Deze kaart kan niet worden getoond.",
    away: "De proefopstelling is even weg …",
    closeToast: "Sluit melding",
    open: "Open",
  },
  en: {
    product: "Aan tafel",
    subtitle: "playground",
    clock: "Clock",
    hour: "+1 hour",
    day: "+1 day",
    toDate: "To a date",
    date: "Date",
    time: "Time",
    go: "Go there",
    past: "The clock only goes forward.",
    language: "NL",
    languageLabel: "NL: Naar het Nederlands",
    reset: "Start over",
    resetTitle: "Start over?",
    resetText:
      "All conversations, cases and mails of this school disappear. The clock goes back to now.",
    resetGo: "Start over",
    cancel: "Cancel",
    addColumn: "Add a person",
    removeColumn: "Put this person away",
    who: "Who is this?",
    people: "People",
    otherAddress: "Other address",
    rooms: "Conversations",
    mailbox: "Mailbox",
    chatWithBot: "Aan tafel",
    general: "General",
    newRoom: "New",
    newRoomTitle: "New channel or new meeting",
    name: "Name",
    makeChannel: "Make channel",
    makeMeeting: "Make meeting",
    members: "Members",
    membersOf: "Who is in",
    teamMembers: "Everybody in the team is in this channel.",
    meetingMembers: "Whoever joins the meeting is in this chat.",
    copyLink: "Copy link",
    copied: "Copied",
    joinMeeting: "Join a meeting",
    write: "Write a message",
    writePost: "Start a conversation",
    writeReply: "Reply",
    toBot: "@Aan tafel",
    send: "Send",
    reply: "Reply",
    edited: "edited",
    remove: "Delete",
    deleted: "This message was deleted.",
    undelivered: "The bot did not take this message",
    typing: "Aan tafel is typing …",
    working: "One moment …",
    failed: "Something went wrong. Please try again.",
    empty: "Nothing was said here yet.",
    emptyMail: "No mail yet.",
    chooseMail: "Choose a mail.",
    back: "Back",
    from: "From",
    invitation: "Calendar invitation",
    cancelled: "Cancelled",
    files: "Attachments",
    newMail: "New mail",
    online: "Online, with Teams",
    noApp: "Does not have the app",
    noAccount: "no account",
    options: "More about this person",
    appInstalled: "The app is installed",
    teamsLanguage: "Language of Teams",
    dutch: "Dutch",
    english: "English",
    try: "Try:",
    tries: ["help", "my tasks"],
    ownerTries: ["new request"],
    cardsMissing:
      "Cards cannot be shown: npm's adaptivecards is missing. Stop the playground, run make install and start it again.",
    cardBroken: "This card cannot be shown.",
    away: "The playground is away for a moment …",
    closeToast: "Close notification",
    open: "Open",
  },
};

let chosen = "nl";

/** Choose the language of the page. */
export function speak(language) {
  chosen = language in WORDS ? language : "nl";
  document.documentElement.lang = chosen;
  document.title = `${WORDS[chosen].product}: ${WORDS[chosen].subtitle}`;
}

/** Return the language of the page: `nl` or `en`. */
export const language = () => chosen;

/** Return the page's words for something. */
export const say = (key) => WORDS[chosen][key];

const ZONE = "Europe/Amsterdam";

function formatted(moment, how) {
  return new Intl.DateTimeFormat(chosen === "en" ? "en-GB" : "nl-NL", {
    timeZone: ZONE,
    ...how,
  }).format(moment);
}

/** Return the clock's face: weekday, date and time. */
export const longMoment = (moment) =>
  formatted(moment, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });

/** Return the time, with the day before it if that is not today. */
export function shortMoment(moment, now) {
  const time = formatted(moment, { hour: "2-digit", minute: "2-digit" });
  const day = { weekday: "short", day: "numeric", month: "short" };
  return formatted(moment, day) === formatted(now, day)
    ? time
    : `${formatted(moment, day)} ${time}`;
}

/** Return the date of a moment at school, as a date field wants it. */
export function dateAtSchool(moment) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(moment);
}

/** Return the moment of a date and time at school, in ISO 8601 with its offset. */
export function momentAtSchool(date, time) {
  const guess = new Date(`${date}T${time}:00Z`);
  const name = new Intl.DateTimeFormat("en", { timeZone: ZONE, timeZoneName: "longOffset" })
    .formatToParts(guess)
    .find((part) => part.type === "timeZoneName").value;
  return `${date}T${time}:00${name.replace("GMT", "") || "+00:00"}`;
}
