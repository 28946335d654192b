// Text of others as safe HTML: everything is escaped first, then a little markdown is added.

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const ENTITY = /&amp;(#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|nbsp);/g;
const MENTION = /&lt;at&gt;(.*?)&lt;\/at&gt;/g;
const ADDRESS = /https?:\/\/[^\s<>"'\u0000]+[^\s<>"'.,;:!?)\u0000]/g;
const ITEM = /^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/;

/** Return text as HTML in which nothing but line breaks, mentions and addresses is special. */
export function plain(text) {
  const kept = [];
  const keep = keeper(kept);
  const marked = linked(escaped(text), keep).replace(MENTION, mention).replaceAll("\n", "<br>");
  return restored(marked, kept);
}

/** Return a little markdown (emphasis, lists, links, code) as HTML; no other HTML gets through. */
export function markdown(text) {
  const kept = [];
  const keep = keeper(kept);
  let marked = escaped(text).replace(ENTITY, "&$1;");
  marked = marked.replace(/\\([\\`*_{}[\]()#+\-.!|~&>])/g, (_, sign) => keep(sign));
  marked = marked.replace(/`([^`\n]+)`/g, (_, code) => keep(`<code>${code}</code>`));
  marked = marked.replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g, (_, words, url) =>
    keep(anchor(url, words)),
  );
  marked = linked(marked, keep).replace(MENTION, mention);
  marked = marked.replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, "<strong>$1</strong>");
  marked = marked.replace(/(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/g, "<em>$1</em>");
  marked = marked.replace(/(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)/g, "<em>$1</em>");
  return restored(blocks(marked), kept);
}

function escaped(text) {
  return text.replaceAll("\u0000", "").replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
}

function keeper(kept) {
  return (html) => `\u0000${kept.push(html) - 1}\u0000`;
}

function restored(html, kept) {
  let whole = html;
  while (/\u0000\d+\u0000/.test(whole))
    whole = whole.replace(/\u0000(\d+)\u0000/g, (_, number) => kept[number]);
  return whole;
}

function linked(html, keep) {
  return html.replace(ADDRESS, (url) => keep(anchor(url, url)));
}

function anchor(url, words) {
  return `<a href="${url}" target="_blank" rel="noopener noreferrer">${words}</a>`;
}

function mention(_, name) {
  return `<span class="mention">${name}</span>`;
}

function blocks(html) {
  const out = [];
  let list = null;
  for (const line of html.split("\n")) {
    const item = ITEM.exec(line);
    if (item) {
      const tag = item[1] ? "ol" : "ul";
      if (list?.tag !== tag) out.push((list = { tag, start: item[1], items: [] }));
      list.items.push(item[2]);
    } else if (!list || line.trim()) {
      list = null;
      out.push(line.replace(/^#{1,6}\s+(.*)$/, "<strong>$1</strong>"));
    }
  }
  return joined(out);
}

function joined(parts) {
  let html = "";
  let afterText = false;
  for (const part of parts) {
    if (typeof part === "string") {
      html += (afterText ? "<br>" : "") + part;
      afterText = true;
    } else {
      const start = part.start && part.start !== "1" ? ` start="${part.start}"` : "";
      html += `<${part.tag}${start}>${part.items.map((item) => `<li>${item}</li>`).join("")}</${part.tag}>`;
      afterText = false;
    }
  }
  return html;
}
