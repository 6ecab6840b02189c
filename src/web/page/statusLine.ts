import { type ComponentChild, h } from "preact";
import { E_GEN, E_MEM, type MeasureName, OBSERVABLES } from "../../../equations/vocabulary/observables.js";
import { labelHtml, labelWords } from "../plot/labelText.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import { simulatedLine } from "../simulation/verdict.js";
import type { ExplorerState } from "../state/explorerState.js";
import { shortLambda, shortNumber } from "../state/shortNumber.js";
import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";
import { VIEWS, type ViewName } from "../views.js";
import type { Pointed } from "./plotCard.js";
import { readoutTitle } from "./readoutTitle.js";

const DIGITS = 6;
/** Digits for marks, whose values differ little. */
const MARK_DIGITS = 8;
const PERCENT = 100;
/** Longer labels are shortened, so that the line has room for the values. */
const MOST_CHARACTERS = 60;

/**
 * The line above the picture: the state of the solver, or the values under the pointer.
 *
 * @param said   A confirmation, such as that of a saved file. It has precedence.
 * @param notice A change that the page made by itself, such as another model for a view. It stays until the next change.
 */
export function statusLine(
  state: ExplorerState,
  curves: readonly ShownCurve[],
  answer: DetailsAnswer | ThresholdAnswer | undefined,
  pointed: Pointed | undefined,
  { said, notice }: { readonly said: string | undefined; readonly notice: string | undefined },
): string {
  const { refusal, progress, curve, map, marksPending, pending } = curves.at(-1)?.result ?? {};
  if (said !== undefined) return said;
  if (refusal !== undefined) {
    return refusal.parameter === "solver"
      ? refusal.message
      : `Not solved (${refusal.parameter})${curve === undefined && map === undefined ? "" : "; the last valid curve stays"}`;
  }
  if (pointed?.mark !== undefined) return markLine(state, curves, pointed);
  if (pointed !== undefined && answer?.kind === "details") {
    const { record } = answer;
    const values = drawnObservables(state.view, state.observable).map(
      (name) => `${OBSERVABLES[name].symbol} ${shown(record[name] ?? null)}`,
    );
    return `${readoutTitle(state, curves.map(briefly), answer, pointed)}: ${values.join(", ")}`;
  }
  if (pending === true) return "Solving …";
  if (progress !== undefined) return `Coarse curve, refining … ${Math.round(PERCENT * progress)} %`;
  const solved = state.view === "map" ? map : curve;
  if (solved === undefined) return "Solving …";
  const lost = typeof solved.unsolved === "number" ? solved.unsolved : solved.unsolved.length;
  const count =
    state.view === "map" ? (map?.alphas.length ?? 0) * (map?.lambdas.length ?? 0) : (curve?.values.length ?? 0);
  const marking = marksPending === true ? "; references …" : "";
  const lostText = lost === 0 ? "" : `, ${lost} of them not solved and left out`;
  return `${notice === undefined ? "" : `${notice}. `}${count} points${lostText} in ${Math.max(1, Math.round(solved.milliseconds))} ms${marking}`;
}

/** The observables on the axes of a view. */
function drawnObservables(view: ViewName, observable: MeasureName): readonly MeasureName[] {
  return view === "trade-off" ? [E_GEN, E_MEM] : [observable];
}

/** The values of the mark under the pointer, with the label of its curve if there are several. */
function markLine({ view, observable }: ExplorerState, curves: readonly ShownCurve[], pointed: Pointed): string {
  const { channel, mark, row } = pointed;
  const curve = curves.find((candidate) => candidate.channel === channel);
  const { bayes, best } = curve?.result.marks ?? {};
  const whose = curves.length > 1 && curve !== undefined ? ` (${briefly(curve).label})` : "";
  if (mark === "simulated") {
    const measured = row === undefined ? undefined : curve?.rows[row];
    const { over } = VIEWS[view];
    const seen = drawnObservables(view, observable);
    return measured === undefined ? "" : simulatedLine(measured, over, seen, whose);
  }
  if (mark === "bayes" && typeof bayes === "number") {
    return `Bayes-optimal E_gen ${shortNumber(bayes, MARK_DIGITS)}${whose}`;
  }
  if (best === undefined || !("lambda" in best)) return "";
  const at = shortLambda(best.lambda, MARK_DIGITS);
  return `Best λ = ${at}${whose}: E_gen ${shortNumber(best[E_GEN], MARK_DIGITS)}`;
}

function briefly({ label, channel }: ShownCurve): Pick<ShownCurve, "label" | "channel"> {
  const characters = Array.from(label);
  const short = characters.slice(0, MOST_CHARACTERS - 1).join("");
  return { label: characters.length <= MOST_CHARACTERS ? label : `${short.trimEnd()}…`, channel };
}

function shown(value: number | null): string {
  return value === null ? "—" : shortNumber(value, DIGITS);
}

/** The line above the picture, with a version in words for screen readers. */
export function Status({ text, noticed }: { readonly text: string; readonly noticed: boolean }): ComponentChild {
  return h(
    "p",
    { class: noticed ? "status noticed" : "status", role: "status", title: text },
    h("span", { class: "spoken" }, labelWords(text)),
    h("span", { class: "seen", "aria-hidden": true, dangerouslySetInnerHTML: { __html: labelHtml(text) } }),
  );
}
