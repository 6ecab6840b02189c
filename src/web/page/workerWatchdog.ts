/** Runs a piece of work after so many milliseconds. */
export type Later = (work: () => void, milliseconds: number) => void;

/** Time before a ping is sent, and time to answer it, in milliseconds. */
const PATIENCE = 250;

/** Detects a worker that no longer reads its messages. */
export interface WorkerWatchdog {
  /** A new question has replaced an older one of its channel. */
  readonly superseded: (id: number) => void;
  /** The worker has answered a question. */
  readonly answered: (id: number) => void;
  /** The worker has sent a message that is no answer. `answersPing` says whether it answers a ping. */
  readonly alive: (answersPing: boolean) => void;
  /** True if the present worker has sent any message. */
  readonly hasResponded: () => boolean;
}

/**
 * A watchdog for a worker that cannot read messages while it computes.
 *
 * A worker that computes the answer to a replaced question and does not answer a ping is stuck: it is replaced by a new worker. A worker
 * that computes the answer to the newest question, or that is still loading, is left alone.
 *
 * @param later   setTimeout.
 * @param ping    Sends a ping. The worker answers it after all earlier messages.
 * @param replace Starts another worker in its place.
 */
export function workerWatchdog(later: Later, ping: () => void, replace: () => void): WorkerWatchdog {
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
      ping();
    }
    watch();
  };
  const watch = (): void => {
    if (watching) return;
    watching = true;
    later(check, PATIENCE);
  };
  return {
    superseded: (id) => {
      newest = id;
      watch();
    },
    answered: (id) => {
      begun = true;
      if (newest !== undefined && id >= newest) settle();
    },
    alive: (answersPing) => {
      begun = true;
      if (answersPing && called) settle();
    },
    hasResponded: () => begun,
  };
}
