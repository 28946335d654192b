// Adaptive Cards, drawn by npm's adaptivecards in the manner of Teams.

import { h } from "./dom.js";
import { say } from "./language.js";
import { markdown } from "./text.js";

const INK = "#242424";
const SOFT = "#616161";

const style = (background) => ({
  backgroundColor: background,
  borderColor: "#e0e0e0",
  foregroundColors: {
    default: { default: INK, subtle: SOFT },
    dark: { default: INK, subtle: SOFT },
    light: { default: "#ffffff", subtle: "#f5f5f5" },
    accent: { default: "#17646d", subtle: "#17646d" },
    good: { default: "#0b6a0b", subtle: "#0b6a0b" },
    warning: { default: "#835b00", subtle: "#835b00" },
    attention: { default: "#a4262c", subtle: "#a4262c" },
  },
});

// Colours are #RRGGBB: with eight digits this library reads the first two as the opacity.
const HOST = {
  supportsInteractivity: true,
  fontFamily: "inherit",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 28 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: "#e0e0e0" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  textBlock: { headingLevel: 3 },
  textStyles: {
    heading: {
      size: "medium",
      weight: "bolder",
      color: "default",
      isSubtle: false,
      fontType: "default",
    },
    columnHeader: {
      weight: "bolder",
      size: "default",
      color: "default",
      isSubtle: false,
      fontType: "default",
    },
  },
  containerStyles: {
    default: style("#ffffff"),
    emphasis: style("#f5f5f5"),
    accent: style("#e3f1f2"),
    good: style("#e7f2e7"),
    warning: style("#fbf3dd"),
    attention: style("#fbe9ea"),
  },
  factSet: {
    title: {
      color: "default",
      size: "default",
      isSubtle: false,
      weight: "bolder",
      wrap: true,
      maxWidth: 130,
    },
    value: { color: "default", size: "default", isSubtle: false, weight: "default", wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: {
        weight: "bolder",
        color: "default",
        size: "default",
        suffix: " *",
        suffixColor: "attention",
      },
      optionalInputs: { weight: "bolder", color: "default", size: "default" },
    },
    errorMessage: { color: "attention", weight: "default", size: "small", spacing: "small" },
  },
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    spacing: "medium",
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "default" },
  },
};

/** Say whether the library that draws cards is there. */
export const canDrawCards = () => "AdaptiveCards" in window;

/**
 * Draw a card. `press` is given the action (as JSON, with what was filled in) and the element;
 * `follow` is given an address.
 */
export function drawCard(card, press, follow) {
  if (!canDrawCards())
    return h("p", { class: "card-missing" }, card.fallbackText ?? say("cardsMissing"));
  const drawn = new window.AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new window.AdaptiveCards.HostConfig(HOST);
  drawn.onExecuteAction = (action) => perform(action, element, press, follow);
  drawn.parse(card);
  const element = h("div", { class: "card" });
  const rendered = drawn.render();
  if (rendered) element.append(rendered);
  else element.append(h("p", {}, card.fallbackText ?? say("cardBroken")));
  return element;
}

/** Teach the library our markdown, which lets no HTML through. */
export function prepareCards() {
  if (!canDrawCards()) return;
  window.AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text);
    result.didProcess = true;
  };
}

function perform(action, element, press, follow) {
  const kind = action.getJsonTypeName();
  if (kind === "Action.OpenUrl") follow(action.url);
  else if (kind === "Action.Submit" || kind === "Action.Execute") {
    const sent = { type: kind, title: action.title, data: action.data ?? {} };
    if (action.id) sent.id = action.id;
    if (action.verb) sent.verb = action.verb;
    press(sent, element);
  }
}
