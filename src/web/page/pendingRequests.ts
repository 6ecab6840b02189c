/** Pending requests by channel. An answer resolves all requests of its channel. */
export interface PendingRequests<Answer> {
  readonly wait: (channel: string) => Promise<Answer>;
  readonly answer: (channel: string, answer: Answer) => void;
  /** Rejects the requests of a channel. */
  readonly giveUp: (channel: string, reason: string) => void;
  /** Rejects the requests of all channels that the page no longer has. */
  readonly keep: (channels: ReadonlySet<string>) => void;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** No pending requests. */
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
        if (!channels.has(channel)) giveUp(channel, "the curve is no longer on the page");
      }
    },
  };
}
