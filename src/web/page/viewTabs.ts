import { type ComponentChild, h } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { VIEW_NAMES, VIEWS, type ViewName } from "../views.js";

/** Visible part of the tab before the current one, in pixels. */
const PEEK = 48;

/** Tabs for the views. */
export function ViewTabs({
  view,
  onView,
}: {
  readonly view: ViewName;
  readonly onView: (view: ViewName) => void;
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
  );
}
