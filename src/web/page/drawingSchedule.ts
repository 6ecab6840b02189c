import type { Later } from "./workerWatchdog.js";

/** Time that a drawing waits for an answer, in milliseconds: two frames. */
const LONGEST_WAIT = 30;

/** Decides when the page is drawn. */
export interface DrawingSchedule {
  /** Draws at the end of the present task. While an answer is awaited, at the frame after it; after an answer, at the next frame. */
  readonly request: (draw: () => void) => void;
  /** A slider has moved. Drawings wait for the solver, two frames at most. */
  readonly awaitAnswer: () => void;
  /** The solver has answered. What it answers until the next frame is drawn together. */
  readonly answered: () => void;
}

/**
 * A schedule of drawings: a move of a slider, the curve that it makes and the values at its point are one drawing.
 *
 * @param atNextFrame requestAnimationFrame.
 * @param later       setTimeout.
 */
export function drawingSchedule(atNextFrame: (work: () => void) => void, later: Later): DrawingSchedule {
  let due: (() => void) | undefined;
  let framed = false;
  let waiting = false;
  let waits = 0;
  const flush = (): void => {
    const draw = due;
    due = undefined;
    draw?.();
  };
  const answered = (): void => {
    waiting = false;
    if (framed) return;
    framed = true;
    atNextFrame(() => {
      framed = false;
      flush();
    });
  };
  return {
    request: (draw) => {
      due = draw;
      queueMicrotask(() => {
        if (!waiting && !framed) flush();
      });
    },
    // A newer move does not prolong the wait: a slider that moves on and on is still drawn.
    awaitAnswer: () => {
      if (waiting) return;
      waiting = true;
      waits += 1;
      const wait = waits;
      later(() => {
        if (waiting && wait === waits) answered();
      }, LONGEST_WAIT);
    },
    answered,
  };
}
