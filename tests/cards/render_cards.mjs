// Reads a list of cards from standard input, parses and renders each with the library that
// Teams' own clients come from, and writes what it made of them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";

const bundle = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.js");
const { window } = new JSDOM("<!doctype html><body></body>", { runScripts: "outside-only" });
window.eval(readFileSync(bundle, "utf8"));
const { AdaptiveCard, CardElement, HostConfig, SerializationContext, Versions } = window.AdaptiveCards;
const { document } = window;
// jsdom lays nothing out, so it has no innerText, by which the library writes text
Object.defineProperty(window.HTMLElement.prototype, "innerText", {
  get() { return this.textContent; },
  set(text) { this.textContent = text; },
});

function read(json) {
  const markdown = [];
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    markdown.push(text);
    result.outputHtml = text.replace(/[<>&]/g, "?");
    result.didProcess = true;
  };
  // the pattern is a global one, which remembers where it last matched: every second card failed
  CardElement.langProperty.regEx.lastIndex = 0;
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig({ actions: { maxActions: 6 } }); // as in Teams
  const context = new SerializationContext(Versions.v1_5);
  card.parse(json, context);
  const problems = [];
  for (let index = 0; index < context.eventCount; index++) {
    problems.push(context.getEventAt(index).message);
  }
  for (const failure of card.validateProperties().validationEvents) {
    problems.push(failure.message);
  }
  const pressed = [];
  card.onExecuteAction = (action) => {
    pressed.push({ type: action.getJsonTypeName(), title: action.title, data: action.data ?? null, url: action.url ?? null });
  };
  const rendered = card.render();
  document.body.replaceChildren(rendered);
  const buttons = [...rendered.querySelectorAll("button")];
  const inputs = card.getAllInputs();
  const kept = Object.fromEntries(inputs.map((input) => [input.id, input.value ?? null]));
  buttons.forEach((button) => button.click());
  return {
    problems,
    markdown,
    pressed,
    kept,
    language: card.lang,
    lines: [...rendered.querySelectorAll(".ac-richTextBlock")].map((block) => block.textContent),
    buttons: buttons.map((button) => button.textContent),
    links: rendered.querySelectorAll("a").length,
    inputs: inputs.map((input) => ({
      id: input.id,
      label: input.label,
      type: input.getJsonTypeName(),
      required: input.isRequired,
      valid: input.validateValue(),
    })),
  };
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
process.stdout.write(JSON.stringify(JSON.parse(Buffer.concat(chunks)).map(read)));
