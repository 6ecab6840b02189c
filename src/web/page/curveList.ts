import { type ComponentChild, h } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { stroke } from "../plot/strokes.js";
import type { Theme } from "../plot/theme.js";
import type { Pin } from "../state/explorerState.js";

/** Properties of the CurveList. */
export interface CurveListProps {
  readonly pins: readonly Pin[];
  /** Label of each pin, or its default label. */
  readonly names: readonly string[];
  /** For each pin that this view cannot show, the reason. */
  readonly absences: readonly (string | undefined)[];
  readonly currentLabel: string;
  readonly currentColor: number;
  readonly theme: Theme;
  /** True if it is a plain legend. */
  readonly readOnly: boolean;
  /** Why the current curve cannot be pinned, if it cannot. */
  readonly reasonNotToPin: string | undefined;
  readonly onPin: () => void;
  readonly onRename: (index: number, label: string) => void;
  readonly onRemove: (index: number) => void;
  /** Copies the settings of a pin to the controls. */
  readonly onEdit: (index: number) => void;
}

/** The legend of the page: the current curve and the pins, which can be renamed, edited and removed. */
export function CurveList(props: CurveListProps): ComponentChild {
  const {
    pins,
    names,
    absences,
    currentLabel,
    currentColor,
    theme,
    readOnly,
    reasonNotToPin,
    onPin,
    onRename,
    onRemove,
    onEdit,
  } = props;
  const list = useRef<HTMLUListElement>(null);
  const removed = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (removed.current === undefined) return;
    // After a removal by keyboard the focus moves to the next pin.
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>(".remove") ?? [])];
    (buttons[removed.current] ?? buttons.at(-1) ?? list.current?.querySelector<HTMLElement>(".pin"))?.focus();
    removed.current = undefined;
  }, [pins.length]);
  const widest = `--characters:${Math.max(...[currentLabel, ...names].map(({ length }) => length))}`;
  if (readOnly) {
    const entries = [
      ...pins.map(({ color }, index) => ({ color, label: names[index] ?? "" })),
      { color: currentColor, label: currentLabel },
    ];
    return h(
      "ul",
      { class: "curves", "aria-label": "Curves", style: widest },
      entries.map(({ color, label }) => h("li", { key: color }, h(Sample, { color, theme }), h("span", null, label))),
    );
  }
  return h(
    "ul",
    { class: "curves", "aria-label": "Curves", ref: list, style: widest },
    h(
      "li",
      { key: "current", class: "current" },
      h(Sample, { color: currentColor, theme }),
      h("span", { class: "curve-label", title: currentLabel }, currentLabel),
      h(
        "button",
        {
          type: "button",
          class: "pin",
          onClick: onPin,
          disabled: reasonNotToPin !== undefined,
          title: reasonNotToPin ?? "Keep this curve and go on with another",
        },
        "Pin",
      ),
    ),
    pins.map((pin, index) =>
      h(
        "li",
        { key: pin.color },
        h(Sample, { color: pin.color, theme }),
        h("input", {
          class: "curve-label",
          type: "text",
          value: pin.label,
          placeholder: names[index],
          title: names[index],
          spellcheck: false,
          "aria-label": `Label of curve ${index + 1}`,
          onInput: (event: Event) => onRename(index, (event.currentTarget as HTMLInputElement).value),
        }),
        absences[index] === undefined ? null : h("span", { class: "absent" }, `not in this view: ${absences[index]}`),
        h(
          "button",
          {
            type: "button",
            title: "Take its knobs",
            "aria-label": `Take the knobs of ${names[index]}`,
            onClick: () => onEdit(index),
          },
          "Edit",
        ),
        h(
          "button",
          {
            type: "button",
            class: "remove",
            title: "Remove",
            "aria-label": `Remove ${names[index]}`,
            onClick: () => {
              removed.current = index;
              onRemove(index);
            },
          },
          "✕",
        ),
      ),
    ),
  );
}

function Sample({ color, theme }: { readonly color: number; readonly theme: Theme }): ComponentChild {
  return h("svg", {
    class: "sample",
    width: 34,
    height: 12,
    "aria-hidden": true,
    dangerouslySetInnerHTML: { __html: `<path d="M1 6h32" ${stroke(color, theme)}/>` },
  });
}
