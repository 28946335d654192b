// Reads a list of calendars from standard input and writes what Mozilla's reader makes of each.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const told = JSON.parse(readFileSync(0, "utf8")).map((text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    starts: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    status: event.component.getFirstPropertyValue("status"),
  };
});
process.stdout.write(JSON.stringify(told));
