import { type ComponentChild, h } from "preact";
import { useState } from "preact/hooks";
import { shortNumber } from "../state/shortNumber.js";
import { pointJson } from "../takeaway/pointJson.js";
import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";
import { MathLabel } from "./mathLabel.js";
import { type ReadoutGroup, type ReadoutRow, readoutRows } from "./readoutRows.js";
import type { ReferenceGroup } from "./referenceRows.js";
import type { PointDelay } from "./useTheory.js";

/** Significant digits of the short form. */
const SHORT = 8;

/** With more curves than this only the references of the first one are shown until the others are asked for. */
const MANY = 4;

/** Message beside values that belong to older settings. */
const DELAYS: { readonly [delay in PointDelay]: string } = {
  solving: "solving …",
  refused: "not solved",
};

/** The table of values at one point: that of the controls, or the one under the pointer. */
export function Readout({
  answer,
  title,
  references,
  marked,
  delay,
  onCopy,
}: {
  readonly answer: DetailsAnswer | ThresholdAnswer | undefined;
  readonly title: string;
  /** Values of the reference marks, shown below those of the point. */
  readonly references: readonly ReferenceGroup[];
  /** The reference under the pointer. */
  readonly marked: { readonly channel: string; readonly name: string } | undefined;
  /** Why the values belong to older settings, if they do. */
  readonly delay: PointDelay | undefined;
  readonly onCopy: (text: string) => void;
}): ComponentChild {
  const [full, setFull] = useState(false);
  const [open, setOpen] = useState<readonly string[]>([]);
  const [all, setAll] = useState(false);
  const shownReferences =
    all || references.length <= MANY
      ? references
      : references.filter(({ channel }, index) => index === 0 || channel === marked?.channel);
  const groups = answer === undefined ? [] : readoutRows(answer);
  const message = answer?.kind === "details" ? answer.record.message : undefined;
  return h(
    "section",
    {
      class: `readout card${full ? " full" : ""}${delay === undefined ? "" : " old"}`,
      "aria-label": "Values",
      "aria-busy": delay === "solving",
    },
    h("h2", { "aria-live": "polite", title }, title),
    message === undefined ? null : h("p", { class: "wrong" }, message),
    h(
      "table",
      null,
      h(
        "thead",
        { class: "spoken" },
        h(
          "tr",
          null,
          ["quantity", "value", "estimated error"].map((name) => h("th", { scope: "col" }, name)),
        ),
      ),
      groups.filter(({ folded }) => folded !== true).map((group) => h(Group, { key: group.name, group, full })),
      shownReferences.map(({ channel, name, rows }) =>
        h(
          "tbody",
          { key: channel, class: "references", "data-channel": channel },
          h("tr", { class: "group" }, h("th", { colSpan: 3, scope: "rowgroup" }, name)),
          rows.map((row) =>
            h(Row, { key: row.name, row, full, marked: marked?.channel === channel && marked.name === row.name }),
          ),
        ),
      ),
      references.length > MANY &&
        h(
          "tbody",
          { key: "more references" },
          h(
            "tr",
            { class: "group" },
            h(
              "th",
              { colSpan: 3, scope: "rowgroup" },
              h(Fold, {
                name: `references of ${references.length - 1} more curves`,
                open: all,
                onToggle: () => setAll(!all),
              }),
            ),
          ),
        ),
      groups
        .filter(({ folded }) => folded === true)
        .map((group, index) =>
          h(Group, {
            key: `folded ${index}`,
            group,
            full,
            open: open.includes(String(index)),
            onToggle: () =>
              setOpen((known) =>
                known.includes(String(index))
                  ? known.filter((one) => one !== String(index))
                  : [...known, String(index)],
              ),
          }),
        ),
    ),
    h(
      "div",
      { class: "buttons" },
      h(
        "label",
        { class: "check" },
        h("input", { type: "checkbox", checked: full, onChange: () => setFull(!full) }),
        "all digits",
      ),
      h(
        "span",
        { class: "delay", title: "The values belong to the last settings that were solved" },
        delay === undefined ? null : DELAYS[delay],
      ),
      h(
        "button",
        {
          type: "button",
          disabled: answer === undefined || delay !== undefined,
          onClick: () => {
            if (answer !== undefined) onCopy(pointJson(answer));
          },
        },
        "Copy as JSON",
      ),
    ),
  );
}

/** A button that opens and closes rows. */
function Fold({
  name,
  open,
  onToggle,
}: {
  readonly name: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}): ComponentChild {
  return h("button", { type: "button", class: "fold", "aria-expanded": open, onClick: onToggle }, name);
}

/** Rows with a heading. With `onToggle` the heading is a button that opens and closes the group. */
function Group({
  group: { name, rows },
  full,
  open = true,
  onToggle,
}: {
  readonly group: ReadoutGroup;
  readonly full: boolean;
  readonly open?: boolean;
  readonly onToggle?: () => void;
}): ComponentChild {
  const heading = onToggle === undefined ? name : h(Fold, { name, open, onToggle });
  return h(
    "tbody",
    null,
    h("tr", { class: "group" }, h("th", { colSpan: 3, scope: "rowgroup" }, heading)),
    open ? rows.map((row) => h(Row, { key: row.name, row, full, marked: false })) : null,
  );
}

function Row({
  row: { name, label, words, value, error },
  full,
  marked,
}: {
  readonly row: ReadoutRow;
  readonly full: boolean;
  readonly marked: boolean;
}): ComponentChild {
  return h(
    "tr",
    { "data-name": name, class: marked ? "marked" : undefined },
    h("th", { scope: "row", title: words }, h(MathLabel, { label, words })),
    h("td", { class: "value" }, typeof value === "string" ? value : full ? String(value) : shortNumber(value, SHORT)),
    h("td", { class: "error" }, error === undefined ? null : error === 0 ? "exact" : `± ${error.toExponential(0)}`),
  );
}
