import { ParameterError } from "../src/core/errors.js";
import { brentRoot } from "../src/numerics/bracket.js";
import type { Tape } from "./expressionTape.js";

/** An expression in one variable, with derivatives and the places where it may bend. */
export interface Expression {
  readonly text: string;
  /** Gives the second symbol its value; what is asked next is at that value. */
  readonly give: (value: number) => void;
  readonly value: (x: number) => number;
  /** Values at x[0 .. n), into `value`. */
  readonly values: (x: Float64Array, n: number, value: Float64Array) => void;
  /** n-th derivative, n = 1 or 2. */
  readonly derivative: (n: 1 | 2) => (x: number) => number;
  /**
   * Values and both derivatives at x[0 .. n).
   *
   * @throws {ParameterError} where there is no derivative.
   */
  readonly derivatives: Tape["derivatives"];
  /** Zeros of the arguments of abs, sign, max, min, relu and the like and of comparisons, on the interval asked for. */
  readonly kinks: (from: number, to: number, cells?: number) => number[];
  /** 1 for an even function, -1 for an odd one, 0 where neither is known. */
  readonly parity: number;
  /** Names the function that is not real at x, and its place; undefined where the value is a number. */
  readonly reason: (x: number) => string | undefined;
}

/** Cells of the scan for kinks: two kinks closer than the interval over this are not told apart. */
const SCAN_CELLS = 4096;
/** A zero this close to 0 is 0: kinks like to lie there. */
const ZERO = 1e-14;

/**
 * Parses an expression in one variable.
 *
 * Parser and functions are loaded on first use, because most points need none. Values and derivatives are exact to rounding: comparisons
 * without tolerance, branches anywhere, and no overflow where the function itself has none.
 *
 * @param where    Who asks, for messages.
 * @param parameter Name of the parameter that holds the text.
 * @param text     For example "log(1 + exp(-u))" or "max(0, 1 - u)^2".
 * @param variable The symbol that derivatives are taken by.
 * @param given    Another symbol, which is given values; without it there is one free symbol.
 * @throws {ParameterError} if the text does not parse, has another symbol, or cannot be differentiated.
 */
export async function parseExpression(
  where: string,
  parameter: string,
  text: string,
  variable: string,
  given?: string,
): Promise<Expression> {
  const [{ parseText }, { compileTape }] = await Promise.all([
    import("./expressionParser.js"),
    import("./expressionTape.js"),
  ]);
  const refuse = (reason: string): ParameterError =>
    new ParameterError(
      where,
      parameter,
      text,
      `expressions in ${given === undefined ? variable : `${variable} and ${given}`}`,
      reason,
    );
  let tape: Tape;
  try {
    tape = compileTape(parseText(text), variable, given);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const requireDerivative = (): void => {
    if (tape.underivable.length > 0) throw refuse(`There is no derivative of ${tape.underivable.join(", ")}`);
  };
  let gifts = 0;
  return {
    text,
    give: (value) => {
      tape.give(value);
      gifts++;
    },
    value: tape.value,
    values: tape.values,
    derivative: (n) => {
      requireDerivative();
      const place = new Float64Array(1).fill(Number.NaN);
      const found = [new Float64Array(1), new Float64Array(1), new Float64Array(1)] as const;
      let version = -1;
      // The last result is kept: whoever asks for a derivative often asks twice.
      return (x) => {
        if (place[0] !== x || version !== gifts) {
          version = gifts;
          place[0] = x;
          tape.derivatives(place, 1, ...found);
        }
        return found[n][0]!;
      };
    },
    derivatives: (x, n, value, first, second) => {
      requireDerivative();
      tape.derivatives(x, n, value, first, second);
    },
    kinks: (from, to, cells = SCAN_CELLS) => kinksOf(tape, from, to, cells),
    parity: tape.parity,
    reason: tape.reason,
  };
}

/** Zeros of all switches of a tape, found by a scan and refined, in increasing order. */
function kinksOf(tape: Tape, from: number, to: number, cells: number): number[] {
  const zeros: number[] = [];
  const cell = (to - from) / cells;
  const places = Float64Array.from({ length: cells + 2 }, (_, k) => from + k * cell);
  const values = new Float64Array(cells + 2);
  for (const [index, f] of tape.switches.entries()) {
    tape.switchValues(index, places, cells + 2, values);
    for (let k = 1; k <= cells; k++) {
      const [before, here] = [values[k - 1]!, values[k]!];
      // The end of a stretch of zeros, on which nothing changes, bends; its inside does not.
      if (here === 0 && (before !== 0 || values[k + 1] !== 0)) zeros.push(places[k]!);
      else if (before * here < 0) {
        const root = brentRoot(f, places[k - 1]!, places[k]!, 0);
        if (root !== undefined) zeros.push(Math.abs(root.x) < ZERO ? 0 : root.x);
      }
    }
  }
  zeros.sort((a, b) => a - b);
  return zeros.filter((x, i) => i === 0 || x - (zeros[i - 1] as number) > 1e-12 * Math.max(1, Math.abs(x)));
}
