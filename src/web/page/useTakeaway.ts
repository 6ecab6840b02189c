import { useEffect, useRef, useState } from "preact/hooks";
import type { Picture } from "../plot/picture.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import { svgFile } from "../plot/svgPicture.js";
import type { ExplorerState } from "../state/explorerState.js";
import { type CurveRecords, capacityCsv, curveCsv } from "../takeaway/curveCsv.js";
import { pngFile, saveFile } from "../takeaway/downloads.js";
import { rafCommand } from "../takeaway/rafCommand.js";
import { simulatedCsv } from "../takeaway/simulatedCsv.js";
import { VIEWS } from "../views.js";
import { LIGHT_CHART } from "./chartThemes.js";
import { currentLabel } from "./shownCurves.js";
import type { Theory } from "./useTheory.js";

/** Size of a picture in a file, in pixels: two columns of a journal. */
const FILE_SIZE = { width: 720, height: 480 } as const;
/** Duration of a confirmation, in milliseconds. */
const SAYING = 2500;

/** Formats of saved files: the endings of their names. */
export type SavedFormat = "csv" | "simulated.csv" | "svg" | "png";

/** Saves files and copies text. `said` is the confirmation to show. */
export interface Takeaway {
  readonly save: (format: SavedFormat) => Promise<void>;
  readonly copy: (what: string, text: string) => Promise<void>;
  readonly said: string | undefined;
}

/** Saves and copies what the page shows. */
export function useTakeaway(
  theory: Theory,
  picture: Picture | undefined,
  curves: readonly ShownCurve[],
  state: ExplorerState,
): Takeaway {
  const { over } = VIEWS[state.view];
  const [said, setSaid] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const say = (text: string): void => {
    setSaid(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(undefined), SAYING);
  };
  // A confirmation is not about the next state.
  useEffect(() => setSaid(undefined), [state]);
  const csv = async (): Promise<string> => {
    if (state.view === "capacity") {
      return capacityCsv(
        curves.flatMap(({ label, result: { curve } }) =>
          curve?.thresholds === undefined ? [] : [{ label, epsilons: curve.x, thresholds: curve.thresholds }],
        ),
      );
    }
    const wanted = curves.map(async ({ channel, label, result }, index): Promise<CurveRecords[]> => {
      if (result.of === undefined) return [];
      const { answer, of } = await theory.records(channel);
      // The curve may have been completed after the request: its label is that of the answer.
      const own = of === undefined || index < curves.length - 1 ? label : currentLabel(state, of.settings);
      return [{ label: own, task: (of ?? result.of).task, answer }];
    });
    return curveCsv((await Promise.all(wanted)).flat());
  };
  const save = async (format: SavedFormat): Promise<void> => {
    const name = `raf-explorer.${format}`;
    if (!hasCurves(curves) || picture === undefined) {
      say("Not saved: there is no curve yet");
      return;
    }
    try {
      if (format === "csv") {
        clearTimeout(timer.current);
        setSaid("Preparing the CSV …");
        saveFile(name, new Blob([await csv()], { type: "text/csv" }));
      } else if (format === "simulated.csv") {
        const simulated = curves
          .filter(({ rows }) => rows.length > 0)
          .map(({ label, rows }) => ({ label, over, rows }));
        saveFile(name, new Blob([simulatedCsv(simulated)], { type: "text/csv" }));
      } else {
        const task = curves.at(-1)?.result.of?.task;
        const command = task === undefined ? undefined : rafCommand(task);
        const svg = svgFile(picture, FILE_SIZE.width, FILE_SIZE.height, LIGHT_CHART, command);
        const { title, caption: description } = picture;
        const about = { title, description, ...(command === undefined ? {} : { command }) };
        saveFile(name, format === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await pngFile(svg, about));
      }
      say(`Saved ${name}`);
    } catch (error) {
      say(`Not saved: ${String(error)}`);
    }
  };
  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say(`Copied the ${what}`);
    } catch (error) {
      say(`This browser refused the clipboard: ${String(error)}`);
    }
  };
  return { save, copy, said };
}

/** True if there is anything to save. */
export function hasCurves(curves: readonly ShownCurve[]): boolean {
  return curves.some(({ result: { curve, map } }) => curve !== undefined || map !== undefined);
}
