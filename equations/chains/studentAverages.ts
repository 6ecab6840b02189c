import { brentRoot } from "../../src/numerics/bracket.js";
import { hypot } from "../../src/numerics/elementary.js";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { normalCdf, normalDensity } from "../../src/numerics/normal.js";
import { mirrored, type StudentLoss } from "../studentLosses.js";
import type { RootLearner } from "./learner.js";
import { type StudentShift, studentShift } from "./studentShift.js";

/** The teacher of a student, as its samples know it; it is trained on labels. */
export interface TeacherField {
  readonly root: RootLearner;
  readonly epsilon: number;
  readonly m: number;
  /** sqrt(q - m^2). */
  readonly tau: number;
  readonly inputs: "same" | "fresh";
}

/** A place where the student's equations are evaluated: its response, and its cavity field beside its teacher's. */
export interface StudentPlace {
  /** (0, Infinity]. */
  readonly V: number;
  /** V_21 / V_11. */
  readonly response: number;
  readonly m: number;
  /** q_12 - m_1 m_2. */
  readonly cross: number;
  /** Standard deviation of the field, given the rule's and the teacher's; > 0. */
  readonly spread: number;
}

/** Averages over the student's samples, with the shift of its pre-activation. */
export interface StudentAverages {
  /** E[d shift / dz], through the labels only. */
  readonly byRule: number;
  /** E[d shift / dw_1], total. */
  readonly byTeacher: number;
  /** -E[d shift / dw_2]. */
  readonly removed: number;
  /** E[shift shift_1]; 0 on fresh inputs. */
  readonly joint: number;
  /** E[shift^2]. */
  readonly square: number;
  /** Mean loss. */
  readonly cost: number;
}

/** Standard deviations on either side. */
const REACH = 8.5;
/** Width of a panel in standard deviations, and its nodes, for the teacher's field and for the rest of the student's. */
const WIDTH = 1.7;
const OUTER_NODES = 10;
const INNER_NODES = 8;
/** Factors of the nodes, of finer and finer rules. */
const FINENESS = [1, 1.5, 2, 3];
/** The finest rule. */
export const FINEST = FINENESS.length - 1;
/** The loss at z = 0 is steep in the teacher's output where it reaches this part of its change at one third of the distance. */
const STEEP = 0.6;
const MOST_CUTS = 16;

/**
 * The averages of the equations of a student, as a function of the place.
 *
 * Two-dimensional Gauss-Legendre sums over the margins of both cavity fields; the rule's field is integrated in closed form. Panels end
 * where the teacher's shift or the loss bends. The derivative by the teacher's field follows from E[w_1 shift] by Stein's lemma, so that the
 * loss may jump with the teacher's output.
 *
 * @param rule 0 to FINEST, with more and more nodes a panel.
 *
 * Source: equations/README.md (DI.11).
 */
export function studentAverages(
  teacher: TeacherField,
  loss: StudentLoss,
  rule: number,
): (place: StudentPlace, shiftOf?: (loss: StudentLoss, V: number) => StudentShift) => StudentAverages {
  const sides = loss.symmetric ? [loss] : [loss, mirrored(loss)];
  const { m: m1, tau, inputs, epsilon } = teacher;
  const q1 = m1 * m1 + tau * tau;
  const outer = teacherNodes(teacher, sides, OUTER_NODES * FINENESS[rule]!);
  const innerNodes = INNER_NODES * FINENESS[rule]!;
  return (place, shiftOf = studentShift) => {
    const { V, response, m, cross, spread } = place;
    const carried = cross / (tau * tau);
    // The part of the rule that the student has besides its teacher.
    const own = m - carried * m1;
    const q12 = cross + m1 * m;
    const along = q12 / q1;
    const rest = Math.sqrt(spread * spread + (own * own * tau * tau) / q1);
    const slope = (own * tau * tau) / (q1 * rest);
    // Standard deviation of the rule's field, given both cavity fields.
    const left = (tau * spread) / (Math.sqrt(q1) * rest);
    const labeled = inputs === "same" && epsilon < 1;
    const sums = { rule: 0, teacher: 0, removed: 0, joint: 0, square: 0, cost: 0 };
    const innerCuts = evenCuts(Math.max(1, Math.min(8, Math.round(rest / (4 + V)))));
    const steep = labeled && slope !== 0 && Math.abs(slope) > 0.5 * left ? left / Math.abs(slope) : 0;
    for (const side of sides) {
      const shift = shiftOf(side, V);
      for (const { u, weight: outerWeight, output, pull, kinks } of outer) {
        const base = along * u + response * pull;
        const bends = kinks(side).length === 0 ? [] : shift.bends(output, kinks(side)).map((v) => (v - base) / rest);
        const step = (-m1 * u) / (q1 * slope);
        const cuts = withCuts(innerCuts, [
          ...bends,
          ...(steep > 0 ? [-6, -3, -1.5, 0, 1.5, 3, 6].map((k) => step + k * steep) : []),
        ]);
        shift.start(output, kinks(side));
        forNodes(cuts, innerNodes, (x, innerWeight) => {
          const weight = (outerWeight * innerWeight) / sides.length;
          const field = base + rest * x;
          const found = shift.at(field);
          const ratio = ((m1 * u) / q1 + slope * x) / left;
          const mass = labeled ? weight * (epsilon + 2 * (1 - epsilon) * normalCdf(ratio)) : weight;
          if (labeled) sums.rule += (weight * 2 * (1 - epsilon) * found * normalDensity(ratio)) / left;
          sums.teacher += mass * u * found;
          sums.removed += mass * shift.removed();
          sums.joint += mass * pull * found;
          sums.square += mass * found * found;
          sums.cost += mass * shift.cost();
        });
      }
    }
    return {
      byRule: sums.rule,
      byTeacher: (sums.teacher - m1 * sums.rule + q12 * sums.removed) / q1,
      removed: sums.removed,
      joint: sums.joint,
      square: sums.square,
      cost: sums.cost,
    };
  };
}

/** A node of the teacher's field, with what the teacher makes of it. */
interface TeacherNode {
  readonly u: number;
  readonly weight: number;
  /** The teacher's output. */
  readonly output: number;
  /** Its shift; 0 on fresh inputs. */
  readonly pull: number;
  readonly kinks: (loss: StudentLoss) => readonly number[];
}

function teacherNodes(teacher: TeacherField, sides: readonly StudentLoss[], count: number): TeacherNode[] {
  const { root, m, tau, inputs, epsilon } = teacher;
  const width = hypot(m, tau);
  const pullAt = inputs === "fresh" ? () => 0 : root.shift;
  const cuts: number[] = inputs === "fresh" ? [] : root.kinks.map((u) => u / width);
  const turn = outputTurn(teacher) / width;
  cuts.push(turn);
  // A loss may turn fast with the teacher's output: panels shrink towards the point where that changes its sign.
  const [loss] = sides as [StudentLoss];
  let size = width;
  for (let k = 0; k < MOST_CUTS; k++) {
    const [whole, third] = [
      loss.slope(0, size) - loss.slope(0, -size),
      loss.slope(0, size / 3) - loss.slope(0, -size / 3),
    ];
    if (!(Math.abs(third) > STEEP * Math.abs(whole))) break;
    size /= 3;
    cuts.push(turn + size / width, turn - size / width);
  }
  // The label given both fields is a step of this width at least.
  const steepness = epsilon < 1 && inputs === "same" ? m / tau : 0;
  if (steepness > 1) for (let k = -6; k <= 6; k++) cuts.push((1.5 * k) / steepness);
  const nodes: TeacherNode[] = [];
  const known = new Map<StudentLoss, Map<number, readonly number[]>>(sides.map((side) => [side, new Map()]));
  forNodes(withCuts(evenCuts(1), cuts), count, (t, weight) => {
    const u = width * t;
    const pull = pullAt(u);
    const output = u + pull;
    const kinks = (side: StudentLoss): readonly number[] => {
      const own = known.get(side)!;
      let found = own.get(output);
      if (found === undefined) {
        found = side.kinks(output);
        own.set(output, found);
      }
      return found;
    };
    nodes.push({ u, weight, output, pull, kinks });
  });
  return nodes;
}

/** The cavity margin at which the teacher's output on a sample of the student changes its sign. */
export function outputTurn({ root, m, tau, inputs }: Omit<TeacherField, "epsilon">): number {
  if (inputs === "fresh") return 0;
  const far = REACH * hypot(m, tau);
  return brentRoot((u) => u + root.shift(u), -far, far, 0)?.x ?? -far;
}

function evenCuts(divisions: number): number[] {
  const count = divisions * Math.ceil((2 * REACH) / WIDTH);
  return Array.from({ length: count + 1 }, (_, i) => REACH * ((2 * i) / count - 1));
}

function withCuts(base: readonly number[], cuts: readonly number[]): readonly number[] {
  if (cuts.length === 0) return base;
  const inside = cuts.filter((cut) => Math.abs(cut) < REACH);
  return [...new Set([...base, ...inside])].sort((a, b) => a - b);
}

/** Calls back at the nodes of the panels with the weights of a standard normal variable, in increasing order. */
function forNodes(cuts: readonly number[], count: number, visit: (x: number, weight: number) => void): void {
  const { nodes, weights } = gaussLegendre(count);
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1]!, cuts[i]!];
    const half = 0.5 * (to - from);
    for (let k = 0; k < count; k++) {
      const x = 0.5 * (from + to) + half * nodes[k]!;
      visit(x, half * weights[k]! * normalDensity(x));
    }
  }
}
