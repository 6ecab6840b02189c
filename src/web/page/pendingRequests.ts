/** Those who wait for an answer of a channel: all of them hear it, or why there will be none. */
export interface PendingRequests<Answer> {
  readonly wait: (channel: string) => Promise<Answer>;
  readonly answer: (channel: string, answer: Answer) => void;
  /** No answer will come: nobody waits for it in silence. */
  readonly giveUp: (channel: string, reason: string) => void;
  /** Gives up the channels that the page no longer has: their answers are unheard. */
  readonly keep: (channels: ReadonlySet<string>) => void;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Nobody waits yet. */
export function pendingRequests<Answer>(): PendingRequests<Answer> {
  const waiting = new Map<string, readonly Waiting<Answer>[]>();
  const taken = (channel: string): readonly Waiting<Answer>[] => {
    const all = waiting.get(channel) ?? [];
    waiting.delete(channel);
    return all;
  };
  const giveUp = (channel: string, reason: string): void => {
    for (const { reject } of taken(channel)) reject(new Error(reason));
  };
  return {
    wait: (channel) =>
      new Promise((resolve, reject) => {
        waiting.set(channel, [...(waiting.get(channel) ?? []), { resolve, reject }]);
      }),
    answer: (channel, answer) => {
      for (const { resolve } of taken(channel)) resolve(answer);
    },
    giveUp,
    keep: (channels) => {
      for (const channel of [...waiting.keys()]) {
        if (!channels.has(channel)) giveUp(channel, "a curve that was to be saved is no longer on the page");
      }
    },
  };
}
