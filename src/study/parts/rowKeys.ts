import crypto from "node:crypto";
import { canonicalText } from "../plan/canonicalText.js";
import { neededParameters } from "../plan/computations.js";
import type { Axis, ParameterSet, PlanParameter } from "../plan/plan.js";
import { isPath, type StudyPart } from "./studyPart.js";

/**
 * Version of the numbers in rows. It must go up whenever the same point would give other digits, so that a store never mixes the two.
 * A test computes the rows of a plan and fails when their digits have changed under the same version.
 */
export const ROW_VERSION = 4;

/** Hexadecimal digits of a key: 96 bits. Among a billion rows the chance that any two keys collide is below 1e-10. */
export const KEY_DIGITS = 24;

/**
 * Keys of rows: a hash of everything that determines their numbers, and of nothing else.
 *
 * The canonical text of a point is the version, the computation with its options, and the parameters that it depends on, sorted by name,
 * numbers with all their digits. Two plans that contain the same point give it the same key. A replica's key holds its whole path of
 * lambda, because a path is solved from its one end to the other.
 *
 * @returns A function from the number of a row to its key. Rows asked for in order cost least.
 */
export function rowKeys(part: StudyPart): (row: number) => string {
  const { cases, axes, fixed, compute } = part;
  const sizes = axes.map(({ points }) => points.length);
  const inner = sizes.reduce((product, size) => product * size, 1);
  const options = canonicalText(optionsOf(part));
  const templates = cases.map(({ parameters }) => {
    const all: ParameterSet = { ...fixed, ...parameters };
    const needed = neededParameters(compute, all.model);
    return pieces(
      all,
      axes,
      compute.kind === "replicas" ? new Set<PlanParameter>([...needed, "d", "replica"]) : needed,
    );
  });
  const head = `raf ${ROW_VERSION} ${options}`;
  const indices = new Array<number>(axes.length).fill(0);
  return (row) => {
    let rest = row % inner;
    for (let a = axes.length - 1; a >= 0; a--) {
      indices[a] = rest % sizes[a]!;
      rest = Math.floor(rest / sizes[a]!);
    }
    let text = head;
    for (const piece of templates[Math.floor(row / inner)]!) {
      text += typeof piece === "string" ? piece : piece.texts[indices[piece.axis]!]!;
    }
    return sha256(text).slice(0, KEY_DIGITS);
  };
}

/** Node has this function since 20.12; it takes a third of the time of a hash object. */
const { hash }: Partial<typeof crypto> = crypto;

function sha256(text: string): string {
  return hash === undefined ? crypto.createHash("sha256").update(text).digest("hex") : hash("sha256", text);
}

/** Text that is the same for all rows of a case, or one for each point of an axis. */
type Piece = string | { readonly axis: number; readonly texts: readonly string[] };

function pieces(all: ParameterSet, axes: readonly Axis[], needed: ReadonlySet<PlanParameter>): Piece[] {
  const varied = new Map(axes.flatMap(({ names }, axis) => names.map((name, i) => [name, { axis, i }] as const)));
  const found: Piece[] = [];
  // Neighbors that do not vary are one text.
  let same = "";
  for (const name of [...needed].sort()) {
    const place = varied.get(name);
    if (place === undefined) {
      if (all[name] !== undefined) same += ` ${name}=${canonicalText(all[name])}`;
      continue;
    }
    const texts = axes[place.axis]!.points.map((point) => canonicalText(point[place.i]));
    found.push(`${same} ${name}=`, { axis: place.axis, texts });
    same = "";
  }
  return [...found, same];
}

/** Options of a computation that its numbers depend on, besides the point. */
function optionsOf({ compute, axes, unitRows }: StudyPart): unknown {
  if (compute.kind !== "replicas") return compute;
  const { kind, seed, data, testSamples, centered } = compute;
  const path = axes.at(-1);
  const lambdas = path !== undefined && isPath(path) && unitRows > 1 ? path.points.map(([lambda]) => lambda) : [];
  return { kind, seed, data, testSamples: testSamples ?? null, centered, lambdas };
}
