import { type ComponentChild, h } from "preact";
import type { SavedFormat } from "./useTakeaway.js";

/** Properties of the Toolbar. */
export interface ToolbarProps {
  readonly link: () => string;
  /** Command line for the curve that is drawn, if there is one. */
  readonly command: string | undefined;
  /** The curve that the command belongs to, if the page shows more than one. */
  readonly commandOf: string | undefined;
  /** Why there is nothing to save, if there is nothing. */
  readonly absence: string | undefined;
  readonly onCopy: (what: string, text: string) => void;
  /** True if there are simulated points. */
  readonly simulated: boolean;
  readonly onSave: (format: SavedFormat) => void;
}

/** Buttons that copy the link and the command, and save files. */
export function Toolbar(props: ToolbarProps): ComponentChild {
  const { link, command, commandOf, absence, simulated, onCopy, onSave } = props;
  const button = (label: string, title: string, onClick: () => void, missing?: string): ComponentChild =>
    h(
      "button",
      { key: label, type: "button", title: missing ?? title, disabled: missing !== undefined, onClick },
      label,
    );
  const none = absence === undefined ? undefined : `There is no curve: ${absence}`;
  const noCommand = none ?? "There is no curve yet";
  return h(
    "div",
    { class: "toolbar", role: "group", "aria-label": "Save and copy" },
    button("Copy link", "The address of this page as it is", () => onCopy("link", link())),
    button(
      "Copy command",
      commandOf === undefined ? String(command) : `Of the ${commandOf}: ${String(command)}`,
      () => onCopy(commandOf === undefined ? "command" : `command of the ${commandOf}`, String(command)),
      command === undefined ? noCommand : undefined,
    ),
    button("CSV", "Every point with all its values, errors and diagnostics", () => onSave("csv"), none),
    button(
      "Simulated CSV",
      "The simulated points: means, standard errors, and the theory",
      () => onSave("simulated.csv"),
      simulated ? undefined : "Run a simulation first",
    ),
    button("SVG", "The picture, for print", () => onSave("svg"), none),
    button("PNG", "The picture, as pixels", () => onSave("png"), none),
  );
}
