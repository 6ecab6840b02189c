import { h, render } from "preact";
import { App } from "./page/app.js";
import { PREPARED } from "./prepared.js";

/** How long the page is left alone with its first curves before it loads what it may need later, in milliseconds. */
const REST = 1500;

const open = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
const port = open();
let spare: Worker | undefined;
const openSimulation = (): Worker => {
  const worker = spare ?? open();
  spare = undefined;
  return worker;
};

const place = document.getElementById("page");
if (place !== null) render(h(App, { port, openSimulation }), place);

/** Resolves when a worker has loaded everything. */
function prepared(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => {
      if (data === PREPARED) resolve();
    });
    worker.postMessage(PREPARED);
  });
}

setTimeout(() => {
  spare = open();
  void Promise.all([port, spare].map(prepared)).then(() => {
    // For whoever wants to know when the network may go.
    document.documentElement.dataset["ready"] = "";
  });
}, REST);
