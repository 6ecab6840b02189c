import { h, options, render } from "preact";
import { App } from "./page/app.js";
import { drawingSchedule } from "./page/drawingSchedule.js";
import { preloaded, spareWorkers } from "./worker/spareWorkers.js";

/** Delay before the page loads what it may need later, in milliseconds: the first curves come first. */
const REST = 1500;

const open = (): Worker => new Worker(new URL("./worker/worker.ts", import.meta.url), { type: "module" });
const workers = spareWorkers(open, REST);
const solver = open();
let begun = false;
const openSolver = (): Worker => {
  const worker = begun ? workers.take() : solver;
  begun = true;
  return worker;
};

const drawings = drawingSchedule(requestAnimationFrame, setTimeout);
options.debounceRendering = drawings.request;
addEventListener(
  "input",
  ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "range") drawings.awaitAnswer();
  },
  { capture: true },
);
// Effects follow the frame of their drawing. Preact's default would ask for another frame.
options.requestAnimationFrame = setTimeout;

const place = document.getElementById("page");
if (place !== null) render(h(App, { openSolver, openSimulation: workers.take, drawings }), place);

setTimeout(() => {
  void Promise.all([preloaded(solver), workers.prepare()]).then(() => {
    // Tests wait for this attribute: from now on the page works offline.
    document.documentElement.dataset["ready"] = "";
  });
}, REST);
