import type { Question } from "./questions.js";
import { schedule } from "./schedule.js";
import { solver } from "./solver.js";

/** A turn of the event loop: a message channel is not slowed down as timers are. */
function turns(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let resume: (() => void) | undefined;
  port1.onmessage = () => resume?.();
  return () =>
    new Promise((resolve) => {
      resume = resolve;
      port2.postMessage(null);
    });
}

const ask = schedule(solver(), {
  post: (answer) => globalThis.postMessage(answer),
  now: () => performance.now(),
  pause: turns(),
});

globalThis.addEventListener("message", ({ data }: MessageEvent<Question>) => ask(data));
