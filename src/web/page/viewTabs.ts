import { type ComponentChild, h } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { VIEW_NAMES, VIEWS, type ViewName } from "../views.js";
import { PRESETS, type Preset } from "./presets.js";

/** Visible part of the tab before the current one, in pixels. */
const PEEK = 48;

/** Tabs for the views, and the list of starting points. */
export function ViewTabs({
  view,
  onView,
  onPreset,
}: {
  readonly view: ViewName;
  readonly onView: (view: ViewName) => void;
  readonly onPreset: (preset: Preset) => void;
}): ComponentChild {
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone the tabs are wider than the screen.
    const current = tabs.current?.querySelector<HTMLElement>("[aria-current]");
    if (current !== null && current !== undefined) tabs.current?.scrollTo({ left: current.offsetLeft - PEEK });
  }, [view]);
  return h(
    "nav",
    { class: "views", "aria-label": "Views" },
    h(
      "div",
      { class: "tabs", ref: tabs },
      VIEW_NAMES.map((name) =>
        h(
          "button",
          {
            key: name,
            type: "button",
            "data-view": name,
            "aria-current": name === view ? "page" : undefined,
            onClick: () => onView(name),
          },
          VIEWS[name].tab,
        ),
      ),
    ),
    h(
      "select",
      {
        id: "preset",
        "aria-label": "Start from",
        value: "",
        onChange: (event: Event) => {
          const select = event.currentTarget as HTMLSelectElement;
          const preset = PRESETS.find(({ name }) => name === select.value);
          select.value = "";
          if (preset !== undefined) onPreset(preset);
        },
      },
      h("option", { value: "" }, "Start from a figure …"),
      PRESETS.map(({ name }) => h("option", { key: name, value: name }, name)),
    ),
  );
}
