import { type ComponentChild, h } from "preact";
import type { SavedFormat } from "./useTakeaway.js";

/** What can be taken away from the page. */
export interface ToolbarProps {
  readonly command: string;
  /** Whether other curves are pinned: the command is the current one's only. */
  readonly pinned: boolean;
  readonly onCopy: (what: string, text: string) => void;
  /** Whether there are simulated points. */
  readonly simulated: boolean;
  readonly onSave: (format: SavedFormat) => void;
}

/** Buttons for the address, the command, and the files. */
export function Toolbar({ command, pinned, simulated, onCopy, onSave }: ToolbarProps): ComponentChild {
  const button = (label: string, title: string, onClick: () => void): ComponentChild =>
    h("button", { key: label, type: "button", title, onClick }, label);
  return h(
    "div",
    { class: "toolbar", role: "group", "aria-label": "Take it away" },
    button("Copy link", "The address of this page as it is", () => onCopy("link", location.href)),
    button("Copy command", pinned ? `Of the current curve only: ${command}` : command, () =>
      onCopy(pinned ? "command of the current curve only" : "command", command),
    ),
    button("CSV", "Every point with all its values, errors and diagnostics", () => onSave("csv")),
    h(
      "button",
      {
        type: "button",
        disabled: !simulated,
        title: "The simulated points: means, standard errors, and the theory",
        onClick: () => onSave("simulated.csv"),
      },
      "Simulated CSV",
    ),
    button("SVG", "The picture, for print", () => onSave("svg")),
    button("PNG", "The picture, as pixels", () => onSave("png")),
  );
}
