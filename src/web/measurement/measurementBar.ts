import { type ComponentChild, h } from "preact";
import { shortNumber } from "../state/shortNumber.js";
import type { DroppedFile, MeasuredPoint } from "./measuredPoints.js";

/** Properties of the MeasurementBar. */
interface MeasurementBarProps {
  readonly file: DroppedFile | undefined;
  readonly points: readonly MeasuredPoint[];
  /** Why the file is not drawn. */
  readonly problem: string | undefined;
  /** Symbol of the parameter along the axis. */
  readonly symbol: string;
  readonly onFile: (file: File | undefined) => void;
}

/** Chooses a file of measurements, and lists them beside the curve. */
export function MeasurementBar({ file, points, problem, symbol, onFile }: MeasurementBarProps): ComponentChild {
  const cell = (value: number | null): string => (value === null ? "–" : shortNumber(value));
  return h(
    "div",
    { class: "measurements" },
    h(
      "label",
      { class: "file" },
      "Your data (CSV) ",
      h("input", {
        type: "file",
        accept: ".csv,.txt,text/csv",
        onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onFile(currentTarget.files?.[0]),
      }),
    ),
    file === undefined
      ? h("p", { class: "hint" }, "Or drop the file on the picture. Its columns have the names of the table's.")
      : h("button", { type: "button", onClick: () => onFile(undefined) }, `Remove ${file.name}`),
    problem === undefined ? null : h("p", { class: "wrong", role: "alert" }, problem),
    points.length === 0
      ? null
      : h(
          "table",
          null,
          h(
            "thead",
            null,
            h(
              "tr",
              null,
              [symbol, "data", "±", "theory", "z"].map((head) => h("th", null, head)),
            ),
          ),
          h(
            "tbody",
            null,
            points.map(({ x, y, standardError, theory, z }) =>
              h(
                "tr",
                null,
                [x, y, standardError, theory].map((value) => h("td", null, cell(value))),
                h("td", null, z === null ? "–" : z.toFixed(1)),
              ),
            ),
          ),
        ),
  );
}
