import { log } from "../../src/numerics/elementary.js";
import { gaussLegendre, type QuadratureRule } from "../../src/numerics/gaussLegendre.js";
import { GAUSSIAN_REACH } from "../../src/numerics/panels.js";
import { type Loss, unitMargin } from "../losses.js";
import {
  findProximal,
  jetsOf,
  type LossJets,
  type ProximalBatch,
  proximalBatch,
  type Scratch,
  scratch,
  solveProximal,
} from "./proximalSolve.js";
import { besideKinks, FULL_NODES, type SmoothPiece, smoothPiecesOf } from "./smoothPieces.js";

/** Quadrature nodes: fields u with weights du, and the proximal map there. */
export interface ProximalNodes {
  readonly count: number;
  readonly u: Float64Array;
  readonly weight: Float64Array;
  /** prox(u) - u. */
  readonly shift: Float64Array;
  /** Derivative of the shift with respect to log V at fixed u. */
  readonly shiftByLogV: Float64Array;
  /** 1 - prox'(u). */
  readonly removed: Float64Array;
  /** prox(u). */
  readonly x: Float64Array;
  /** Panel p has the nodes first[p] .. first[p + 1]. */
  readonly panels: number;
  readonly first: Int32Array;
  /** 1 for a panel on which prox is constant. */
  readonly flat: Uint8Array;
}

/** Standard deviations on a panel of load 1: with 26 nodes exp(-t^2 / 2) is resolved to rounding. */
const FULL_WIDTH = 7;
/** Change of the logarithm of 1 + V loss'' over a panel of load 1, and the largest change that is counted in a cell. */
const FULL_GROWTH = 2;
const MOST_GROWTH = 8;
/** A Gaussian no wider than this times the narrower one is over where that one is: at 9.4 of its standard deviations. */
export const ALIKE = 1.01;
/** No piece has this load, but for numbers that are not finite: its nodes are left out, which the sum of the probabilities shows. */
const MOST_LOAD = 1e5;
/** A panel of no load has so many nodes; one of load 1 has FULL_NODES. */
const LEAST_NODES = 10;
/** A panel may have this much more than load 1, rather than that there are two. */
const SLACK = 0.15;
/** The loss and prox are straight lines to rounding if loss'' and V loss'' are below this. */
const STRAIGHT = 1e-16;
/** Groups of cells are not in one panel if their lengths differ by this factor. */
const UNLIKE = 4;
/** Fields much narrower than the margins they sit at lose digits in x as the variable. */
const FINE_SCALE = 0.1;
/** Beyond this V loss'', rounding of x = prox(u) is magnified too much to be the variable, and u is used. */
const STIFF = 10;

/** An end of a region of fields. */
interface FieldEnd {
  readonly u: number;
  /** The piece that prox(u) lies on; undefined where it is a kink. */
  readonly piece: SmoothPiece | undefined;
  /** The cell of the piece that begins at its end of this index; -1 before the first end. */
  readonly cell: number;
  readonly x: number;
  readonly curvature: number;
}

type Nodes = { -readonly [name in keyof ProximalNodes]: ProximalNodes[name] } & {
  /** Fields, brackets, guesses and what is found: u and x are those of the nodes. */
  readonly batch: ProximalBatch;
  readonly room: Scratch;
  readonly indices: Int32Array;
  /** 1 for a panel whose variable is u. */
  readonly byField: Uint8Array;
};

/** The nodes of the last state; the arrays grow with the longest. */
let nodes = nodesOf(512, 64);
let state:
  | {
      readonly loss: Loss;
      readonly V: number;
      readonly tau: number;
      readonly density: number;
      readonly core: readonly FieldEnd[];
      readonly coreCount: number;
      readonly corePanels: number;
      scale: number;
    }
  | undefined;
const ends = { batch: proximalBatch(2), room: scratch(2), indices: new Int32Array(2) };

/**
 * The nodes of Gauss-Legendre panels that resolve a Gaussian of width tau up to 9.5 tau, and from there one of width `scale` up to 9.5
 * times that.
 *
 * Panels end at the images of the kinks, and are as long between them as the Gaussian and the bend of the loss let them be. On smooth
 * pieces the variable is x = prox(u), in which u = x + V loss'(x) is explicit: no equation is solved at the nodes, unless the loss is so
 * stiff that x hardly moves.
 *
 * @param loss    Any convex margin loss.
 * @param V       (0, Infinity]; at Infinity prox is the projection onto the minimizers of the loss.
 * @param tau     Width of the narrower Gaussian, > 0.
 * @param scale   Width of the wider one, >= tau; where it is hardly more there are no nodes beyond 9.5 tau.
 * @param density Panels on a length, in units of the fewest that are enough by the loads.
 * @returns Arrays that the next call writes over, or continues: the nodes within 9.5 tau are the same at every scale.
 *
 * Source: equations/README.md (CH.9).
 */
export function proximalNodes(loss: Loss, V: number, tau: number, scale: number, density: number): ProximalNodes {
  if (state?.loss !== loss || state.V !== V || state.tau !== tau || state.density !== density) {
    state = undefined;
    nodes.count = 0;
    nodes.panels = 0;
    const reach = GAUSSIAN_REACH * tau;
    const core = endsAt(loss, V, -reach, reach);
    addRegion(loss, V, core[0]!, core[1]!, tau, density);
    const { count, panels } = nodes;
    state = { loss, V, tau, density, core, coreCount: count, corePanels: panels, scale: tau };
  }
  if (state.scale !== scale) {
    nodes.count = state.coreCount;
    nodes.panels = state.corePanels;
    if (scale > ALIKE * tau) {
      const reach = GAUSSIAN_REACH * scale;
      const outer = endsAt(loss, V, -reach, reach);
      addRegion(loss, V, outer[0]!, state.core[0]!, scale, density);
      addRegion(loss, V, state.core[1]!, outer[1]!, scale, density);
    }
    state.scale = scale;
  }
  return nodes;
}

/** The ends of a region, solved for where they lie on smooth pieces. */
function endsAt(loss: Loss, V: number, low: number, high: number): readonly FieldEnd[] {
  const fields = [low, high];
  if (V === Number.POSITIVE_INFINITY) {
    return fields.map((u) => ({ u, piece: undefined, cell: -1, x: Number.NaN, curvature: Number.NaN }));
  }
  const { batch, room, indices } = ends;
  let count = 0;
  const placed = fields.map((u, k) => {
    const piece = smoothPiecesOf(loss).find((one) => u > startOf(one, V) && u < endOf(one, V));
    if (piece === undefined) return { piece, cell: -1 };
    const { x, slope } = piece;
    let cell = x.length - 1;
    while (cell >= 0 && u < x[cell]! + V * slope[cell]!) cell--;
    indices[count++] = k;
    bracket(batch, k, V, u, piece, cell);
    return { piece, cell };
  });
  solveProximal(jetsOf(loss), V, batch, indices, count, room);
  return placed.map(({ piece, cell }, k) => {
    const x = piece === undefined ? Number.NaN : Math.min(Math.max(batch.x[k]!, piece.from), piece.to);
    return { u: fields[k]!, piece, cell, x, curvature: batch.curvature[k]! };
  });
}

/** Fields between which prox is on a piece. */
function startOf({ from, slope }: SmoothPiece, V: number): number {
  return from === Number.NEGATIVE_INFINITY ? from : from + V * slope[0]!;
}

function endOf({ to, slope }: SmoothPiece, V: number): number {
  return to === Number.POSITIVE_INFINITY ? to : to + V * slope[slope.length - 1]!;
}

/** Bracket and guess for the proximal point of a field in a cell: x = u - V loss'(x), and the slope lies between those at the ends. */
function bracket(batch: ProximalBatch, k: number, V: number, u: number, piece: SmoothPiece, cell: number): void {
  const { from, to, x, slope } = piece;
  const next = cell + 1;
  const before = cell >= 0;
  const after = next < x.length;
  const highest = before ? u - V * slope[cell]! : x[next]!;
  const lowest = after ? u - V * slope[next]! : x[cell]!;
  const low = besideKinks(before ? Math.max(lowest, x[cell]!) : lowest, from, to);
  const high = besideKinks(after ? Math.min(highest, x[next]!) : highest, from, to);
  let guess = before ? highest : lowest;
  if (before && after) {
    const rise = x[next]! - x[cell]!;
    guess = x[cell]! + (rise * (u - x[cell]! - V * slope[cell]!)) / (rise + V * (slope[next]! - slope[cell]!));
  }
  batch.u[k] = u;
  batch.low[k] = Math.min(low, high);
  batch.high[k] = Math.max(low, high);
  batch.x[k] = Math.min(Math.max(guess, Math.min(low, high)), Math.max(low, high));
}

/** Appends the panels between two fields. */
function addRegion(loss: Loss, V: number, left: FieldEnd, right: FieldEnd, width: number, density: number): void {
  if (V === Number.POSITIVE_INFINITY) {
    const { to } = loss.minimizers;
    addFlat(unitMargin(loss), Number.POSITIVE_INFINITY, 0, left.u, right.u, width, density);
    if (to < right.u) addFlat(to, 0, Number.NEGATIVE_INFINITY, left.u, right.u, width, density);
    return;
  }
  const pieces = smoothPiecesOf(loss);
  const firstPanel = nodes.panels;
  for (const piece of pieces) {
    if (startOf(piece, V) < right.u && endOf(piece, V) > left.u) addSmooth(piece, V, left, right, width, density);
  }
  if (nodes.panels > firstPanel) mapSmooth(jetsOf(loss), V, firstPanel);
  for (let k = 1; k < pieces.length; k++) {
    const [before, after] = [pieces[k - 1]!, pieces[k]!];
    const highest = -V * before.slope[before.slope.length - 1]!;
    addFlat(after.from, highest, -V * after.slope[0]!, left.u, right.u, width, density);
  }
}

/** Ends of the cells of a piece within a region, with the load of each cell and 1 where its variable is u. */
const cut = {
  u: array(0),
  x: array(0),
  curvature: array(0),
  load: array(0),
  byField: new Uint8Array(0),
  cell: new Int32Array(0),
  group: new Int32Array(0),
  groupLength: array(0),
};

function array(size: number): Float64Array {
  return new Float64Array(size);
}

/** Appends the panels of a smooth piece within a region, of which mapSmooth takes the map. */
function addSmooth(
  piece: SmoothPiece,
  V: number,
  left: FieldEnd,
  right: FieldEnd,
  width: number,
  density: number,
): void {
  const cells = cutCells(piece, V, left, right, width);
  for (let from = 0; from < cells; ) {
    let to = from;
    let load = 0;
    let length = 0;
    while (to < cells) {
      // A group of cells of one variable joins those before, unless either is too long for a panel over both.
      let [next, more] = [to, 0];
      while (next < cells && cut.byField[next] === cut.byField[to] && cut.group[next] === cut.group[to]) {
        more += cut.load[next++]!;
      }
      const own = cut.x[next]! - cut.x[to]!;
      const before = cut.groupLength[Math.max(0, to - 1)]!;
      const joins = own < UNLIKE * before && length < UNLIKE * cut.groupLength[to]!;
      if (to > from && (cut.byField[to] !== cut.byField[from] || !joins)) break;
      [to, load, length] = [next, load + more, own];
    }
    addRun(piece, V, { from, to, load }, density);
    from = to;
  }
}

/** Fills `cut` and returns the number of its cells. */
function cutCells(piece: SmoothPiece, V: number, left: FieldEnd, right: FieldEnd, width: number): number {
  const { x, slope, curvature, group, groupLength } = piece;
  if (cut.u.length < x.length + 2) {
    const size = 2 * x.length + 2;
    Object.assign(cut, { u: array(size), x: array(size), curvature: array(size), load: array(size) });
    Object.assign(cut, {
      byField: new Uint8Array(size),
      cell: new Int32Array(size),
      group: new Int32Array(size),
      groupLength: array(size),
    });
  }
  let count = 0;
  const add = (u: number, place: number, bend: number, cell: number): void => {
    cut.u[count] = u;
    cut.x[count] = place;
    cut.curvature[count] = bend;
    cut.cell[count++] = cell;
  };
  if (left.piece === piece) add(left.u, left.x, left.curvature, left.cell);
  for (let k = 0; k < x.length; k++) {
    const u = x[k]! + V * slope[k]!;
    if (u >= left.u && u <= right.u) add(u, x[k]!, curvature[k]!, k);
  }
  if (right.piece === piece) add(right.u, right.x, right.curvature, right.cell);
  const cells = count - 1;
  for (let k = 0; k < cells; k++) {
    const [near, far] = [cut.x[k]!, cut.x[k + 1]!];
    const [nearBend, farBend] = [V * cut.curvature[k]!, V * cut.curvature[k + 1]!];
    const cell = cut.cell[k]!;
    cut.group[k] = group[cell] ?? cell;
    cut.groupLength[k] = groupLength[cell] ?? Number.POSITIVE_INFINITY;
    const most = Math.max(nearBend, farBend);
    const bend = most > STRAIGHT * Math.min(1, V) ? (far - near) / cut.groupLength[k]! : 0;
    const byField = most > STIFF || width < FINE_SCALE * Math.max(Math.abs(near), Math.abs(far));
    cut.byField[k] = byField ? 1 : 0;
    const change = Math.abs(log((1 + farBend) / (1 + nearBend)));
    const growth = (change < MOST_GROWTH ? change : MOST_GROWTH) / FULL_GROWTH;
    const length = byField ? cut.u[k + 1]! - cut.u[k]! : (far - near) * (1 + most);
    cut.load[k] = Math.max(bend, growth) + length / (FULL_WIDTH * width);
  }
  return cells;
}

/** Appends panels of equal loads over neighboring cells of one variable. */
function addRun(
  piece: SmoothPiece,
  V: number,
  run: { readonly from: number; readonly to: number; readonly load: number },
  density: number,
): void {
  const { from, to, load } = run;
  const byField = cut.byField[from] === 1;
  const ends = byField ? cut.u : cut.x;
  if (!(ends[to]! > ends[from]! && load < MOST_LOAD)) return;
  const { count: panels, size: n } = panelsOf(load * density);
  const rule = gaussLegendre(n);
  makeRoom(panels * n, panels);
  let cell = from;
  /** Loads of the cells before the present one. */
  let before = 0;
  let start = ends[from]!;
  for (let panel = 1; panel <= panels; panel++) {
    const wanted = (load * panel) / panels;
    while (cell < to - 1 && before + cut.load[cell]! < wanted) before += cut.load[cell++]!;
    const part = cut.load[cell]! > 0 ? Math.min(1, (wanted - before) / cut.load[cell]!) : 1;
    const end = panel === panels ? ends[to]! : ends[cell]! + part * (ends[cell + 1]! - ends[cell]!);
    addPanel(rule, start, end, byField ? 1 : 0, 0);
    start = end;
  }
  if (byField) bracketNodes(piece, V, from, to, nodes.count - panels * n);
  else
    for (let i = nodes.count - panels * n; i < nodes.count; i++)
      nodes.x[i] = besideKinks(nodes.x[i]!, piece.from, piece.to);
}

function panelsOf(load: number): { readonly count: number; readonly size: number } {
  const count = Math.max(1, Math.ceil(load - SLACK));
  return { count, size: Math.ceil(LEAST_NODES + ((FULL_NODES - LEAST_NODES) * load) / count) };
}

/** Appends the nodes of a panel in its variable, which is u or x; or, where prox is constant, stands in u until it is known. */
function addPanel(
  { nodes: places, weights }: QuadratureRule,
  from: number,
  to: number,
  byField: 0 | 1,
  flat: 0 | 1,
): void {
  const half = 0.5 * (to - from);
  const into = byField === 1 ? nodes.u : nodes.x;
  let at = nodes.count;
  for (let i = 0; i < places.length; i++) {
    into[at] = from + half * (1 + places[i]!);
    nodes.weight[at++] = half * weights[i]!;
  }
  nodes.byField[nodes.panels] = byField;
  nodes.flat[nodes.panels] = flat;
  nodes.count = at;
  nodes.first[++nodes.panels] = at;
}

/** Guesses and brackets for the nodes of a run whose variable is u. */
function bracketNodes(piece: SmoothPiece, V: number, from: number, to: number, first: number): void {
  let cell = from;
  for (let i = first; i < nodes.count; i++) {
    const u = nodes.u[i]!;
    while (cell < to - 1 && cut.u[cell + 1]! < u) cell++;
    const [near, far] = [cut.x[cell]!, cut.x[cell + 1]!];
    const width = cut.u[cell + 1]! - cut.u[cell]!;
    const t = width > 0 ? (u - cut.u[cell]!) / width : 0;
    const rise = far - near;
    // Hermite's polynomial, with the slopes of prox at both ends.
    const nearSlope = width / (1 + V * cut.curvature[cell]!) - rise;
    const farSlope = width / (1 + V * cut.curvature[cell + 1]!) - rise;
    const guess = near + t * rise + t * (1 - t) * ((1 - t) * nearSlope - t * farSlope);
    const low = besideKinks(near, piece.from, piece.to);
    const high = besideKinks(far, piece.from, piece.to);
    nodes.batch.low[i] = low;
    nodes.batch.high[i] = high;
    nodes.x[i] = Math.min(Math.max(guess, low), high);
  }
}

/** The map at the nodes of the panels from one on, which lie on smooth pieces. */
function mapSmooth(jets: LossJets, V: number, firstPanel: number): void {
  const { batch, room, u, x, weight, shift, shiftByLogV, removed, first, byField, indices } = nodes;
  let unknown = 0;
  for (let panel = firstPanel; panel < nodes.panels; panel++) {
    if (byField[panel] === 0) continue;
    for (let i = first[panel]!; i < first[panel + 1]!; i++) indices[unknown++] = i;
  }
  const start = first[firstPanel]!;
  const { slope, curvature } = batch;
  if (unknown > 0) findProximal(jets, V, batch, indices, unknown, room);
  jets(
    x.subarray(start, nodes.count),
    nodes.count - start,
    slope.subarray(start),
    curvature.subarray(start),
    undefined,
  );
  for (let panel = firstPanel; panel < nodes.panels; panel++) {
    const explicit = byField[panel] === 0;
    for (let i = first[panel]!; i < first[panel + 1]!; i++) {
      const pull = -V * slope[i]!;
      const stiffness = V * curvature[i]!;
      const stretch = 1 + stiffness;
      if (explicit) {
        u[i] = x[i]! - pull;
        weight[i] = weight[i]! * stretch;
      }
      // Of the two forms of prox(u) - u, the one that does not magnify rounding of x.
      const moved = !explicit && stiffness > 1 ? x[i]! - u[i]! : pull;
      shift[i] = moved;
      shiftByLogV[i] = moved / stretch;
      removed[i] = stiffness / stretch;
    }
  }
}

/**
 * Appends the panels of a kink, at fields u between two whose shift x - u lies in [lowest, highest].
 *
 * The variable is the shift, so that a window far narrower than the margin keeps its digits; the field where the margin is far beyond all
 * fields, so that these keep theirs.
 */
function addFlat(
  x: number,
  highest: number,
  lowest: number,
  from: number,
  to: number,
  width: number,
  density: number,
): void {
  const isField = 2 * Math.max(Math.abs(from), Math.abs(to)) < Math.abs(x);
  const first = isField ? Math.max(x - highest, from) : Math.max(lowest, x - to);
  const last = isField ? Math.min(x - lowest, to) : Math.min(highest, x - from);
  const load = (last - first) / (FULL_WIDTH * width);
  if (!(last > first && load < MOST_LOAD)) return;
  const { count: panels, size: n } = panelsOf(load * density);
  const rule = gaussLegendre(n);
  makeRoom(panels * n, panels);
  const start = nodes.count;
  for (let panel = 0; panel < panels; panel++) {
    const [begin, end] = [panel, panel + 1].map((k) => first + ((last - first) * k) / panels) as [number, number];
    addPanel(rule, begin, panel + 1 === panels ? last : end, 1, 1);
  }
  const { u, shift, shiftByLogV, removed } = nodes;
  for (let i = start; i < nodes.count; i++) {
    const variable = u[i]!;
    u[i] = isField ? variable : x - variable;
    shift[i] = isField ? x - variable : variable;
    shiftByLogV[i] = 0;
    removed[i] = 1;
    nodes.x[i] = x;
  }
}

function nodesOf(size: number, panels: number): Nodes {
  const batch = proximalBatch(size);
  return {
    ...{ count: 0, u: batch.u, x: batch.x, batch, room: scratch(size), indices: new Int32Array(size) },
    ...{ weight: array(size), shift: array(size), shiftByLogV: array(size), removed: array(size) },
    ...{ panels: 0, first: new Int32Array(panels + 1), flat: new Uint8Array(panels), byField: new Uint8Array(panels) },
  };
}

/** Room for so many more nodes and panels; those that are found stay. */
function makeRoom(more: number, panels: number): void {
  if (nodes.count + more <= nodes.u.length && nodes.panels + panels < nodes.first.length) return;
  const larger = nodesOf(nodes.u.length + 2 * more, nodes.flat.length + 2 * panels);
  for (const name of ["u", "weight", "shift", "shiftByLogV", "removed", "x"] as const) larger[name].set(nodes[name]);
  for (const name of ["low", "high"] as const) larger.batch[name].set(nodes.batch[name]);
  for (const name of ["first", "flat", "byField"] as const) larger[name].set(nodes[name]);
  larger.count = nodes.count;
  larger.panels = nodes.panels;
  nodes = larger;
}
