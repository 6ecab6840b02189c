/** Runs a piece of work after so many milliseconds. */
export type Later = (work: () => void, milliseconds: number) => void;

/** Time that a worker has to give a sign of itself, twice: before it is called, and after, in milliseconds. */
const PATIENCE = 250;

/** Looks whether a worker still hears what it is asked. */
export interface WorkerWatchdog {
  /** A question was asked that makes an older one of its channel void. */
  readonly overtaken: (id: number) => void;
  /** The worker has answered a question. */
  readonly answered: (id: number) => void;
  /** The worker has said something that is no answer: whether that is its sign of life. */
  readonly alive: (sign: boolean) => void;
  /** Whether the worker of now has said anything yet. */
  readonly begun: () => boolean;
}

/**
 * Watches a worker that hears nothing while it works: one that sits on a void question is stuck, and is replaced; one that sits on the
 * newest question of every channel works on what is wanted, and one that has said nothing yet is still loaded. Both are left alone.
 *
 * @param later   Of the window.
 * @param call    Asks the worker for a sign of life: it comes after all questions before it were heard.
 * @param replace Puts another worker in its place.
 */
export function workerWatchdog(later: Later, call: () => void, replace: () => void): WorkerWatchdog {
  let newest: number | undefined;
  let begun = false;
  let called = false;
  let watching = false;
  const settle = (): void => {
    newest = undefined;
    called = false;
  };
  const check = (): void => {
    watching = false;
    if (newest === undefined) return;
    if (called) {
      settle();
      begun = false;
      replace();
      return;
    }
    if (begun) {
      called = true;
      call();
    }
    watch();
  };
  const watch = (): void => {
    if (watching) return;
    watching = true;
    later(check, PATIENCE);
  };
  return {
    overtaken: (id) => {
      newest = id;
      watch();
    },
    answered: (id) => {
      begun = true;
      if (newest !== undefined && id >= newest) settle();
    },
    alive: (sign) => {
      begun = true;
      if (sign && called) settle();
    },
    begun: () => begun,
  };
}
