import { type ComponentChild, h } from "preact";
import { symbolsInHtml, symbolsInWords } from "../plot/errorSymbols.js";

/** The line above the picture: symbols for the eye, words for those who listen. */
export function Status({ text, noticed }: { readonly text: string; readonly noticed: boolean }): ComponentChild {
  return h(
    "p",
    { class: noticed ? "status noticed" : "status", role: "status", title: text },
    h("span", { class: "spoken" }, symbolsInWords(text)),
    h("span", { class: "seen", "aria-hidden": true, dangerouslySetInnerHTML: { __html: symbolsInHtml(text) } }),
  );
}
