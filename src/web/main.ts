import { h, render } from "preact";
import { App } from "./page/app.js";

const place = document.getElementById("page");
const worker = new Worker(new URL("./theory/solverWorker.ts", import.meta.url), { type: "module" });
if (place !== null) render(h(App, { port: worker }), place);
