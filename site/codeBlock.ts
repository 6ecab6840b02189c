import highlighter from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import { escaped } from "./typesetMath.js";

highlighter.registerLanguage("bash", bash);
highlighter.registerLanguage("json", json);
highlighter.registerLanguage("python", python);
highlighter.registerLanguage("typescript", typescript);
highlighter.registerLanguage("yaml", yaml);

const NAMES: Readonly<Record<string, string>> = {
  ...{ sh: "bash", bash: "bash", ts: "typescript", typescript: "typescript", py: "python", python: "python" },
  ...{ json: "json", ndjson: "json", yaml: "yaml" },
};

/** A block of code as markup, with a button that copies it: of a session at a prompt only the commands. */
export function codeBlock(code: string, language: string): string {
  const text = code.replace(/\n$/, "");
  const name = NAMES[language];
  const copied = text.includes("\n$ ") || text.startsWith("$ ") ? commandsOf(text) : text;
  const inside = name === "bash" ? session(text) : name === undefined ? escaped(text) : colored(text, name);
  const button = `<button type="button" class="copy" data-copy="${escaped(copied)}">Copy</button>`;
  return `<div class="code"><pre tabindex="0"><code>${inside}</code></pre>${button}</div>\n`;
}

function colored(text: string, language: string): string {
  return highlighter.highlight(text, { language, ignoreIllegals: true }).value;
}

/** Commands of a shell, and below a command at a prompt what it prints. */
function session(text: string): string {
  if (!/^\$ /m.test(text)) return colored(text, "bash");
  const lines = text.split("\n").map((line) => {
    if (!line.startsWith("$ ")) return `<span class="printed">${escaped(line)}</span>`;
    return `<span class="prompt">$ </span>${colored(line.slice(2), "bash")}`;
  });
  return lines.join("\n");
}

function commandsOf(text: string): string {
  const lines = text.split("\n").filter((line) => line.startsWith("$ "));
  return lines.map((line) => line.slice(2)).join("\n");
}
