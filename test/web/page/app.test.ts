/** @module-tag heavy */
import { parseHTML } from "linkedom";
import { h, options, render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recordOf } from "../../../src/solver/record.js";
import { solve } from "../../../src/solver/solve.js";
import { App } from "../../../src/web/page/app.js";
import type { DrawingSchedule } from "../../../src/web/page/drawingSchedule.js";
import type { Port } from "../../../src/web/page/solverClient.js";
import type { Answer, Question } from "../../../src/web/theory/questions.js";
import { schedule } from "../../../src/web/theory/schedule.js";
import { solver } from "../../../src/web/theory/solver.js";
import { PING } from "../../../src/web/worker/messages.js";

type Listener = (event: MessageEvent<Answer | string>) => void;

let close = (): void => undefined;
beforeEach(() => {
  options.requestAnimationFrame = (work) => void Promise.resolve().then(() => work());
});
afterEach(async () => {
  close();
  // Effects that are still due need the document.
  await turn();
  delete options.requestAnimationFrame;
  vi.unstubAllGlobals();
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A port to the solver of the page in this thread instead of a worker. */
function solverHere(): Port {
  const listeners: Listener[] = [];
  const post = (data: Answer | string): void => {
    for (const listen of listeners) listen({ data } as MessageEvent<Answer | string>);
  };
  const ask = schedule(solver(), { post, now: () => performance.now(), pause: turn });
  return {
    postMessage: (question: Question | typeof PING) => {
      if (question === PING) post(PING);
      else ask(question);
    },
    addEventListener: (type: string, listen: unknown) => {
      if (type === "message") listeners.push(listen as Listener);
    },
    terminate: () => undefined,
  };
}

/** Draws without frames, as Preact does by itself. */
const DRAWINGS: DrawingSchedule = {
  request: (draw) => draw(),
  awaitAnswer: () => undefined,
  answered: () => undefined,
};

function refused(): never {
  throw new Error("no simulation was asked for");
}

/** The page at an address, in a document without layout, once its curve is solved. */
async function opened(address: string, { phone = false } = {}): Promise<Document> {
  const { document, window } = parseHTML('<html><body><div id="page"></div></body></html>');
  const unchanging = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const place = { hash: `#${address}`, href: `http://localhost/#${address}` };
  Object.assign(window.HTMLElement.prototype, { scrollTo: () => undefined });
  const write = (_state: unknown, _title: string, hash: string): void => {
    place.hash = hash;
  };
  vi.stubGlobal("document", document);
  vi.stubGlobal("Element", window.Element);
  vi.stubGlobal("location", place);
  vi.stubGlobal("history", { pushState: write, replaceState: write });
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  vi.stubGlobal("matchMedia", (media: string) => ({ matches: phone && media.includes("max-width"), ...unchanging }));
  vi.stubGlobal("requestAnimationFrame", (work: () => void) => setTimeout(work));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = (): undefined => undefined;
      disconnect = (): undefined => undefined;
    },
  );
  const page = document.getElementById("page") as HTMLElement;
  render(h(App, { openSolver: solverHere, openSimulation: refused, drawings: DRAWINGS }) as never, page);
  close = () => render(null, page);
  await settled(document);
  return document;
}

/** Waits until the page has nothing left to solve. */
async function settled(document: Document): Promise<void> {
  await vi.waitFor(
    () => {
      expect(document.documentElement.hasAttribute("data-solving")).toBe(false);
      expect(text(document, ".status .seen")).toMatch(/ms$|Not solved/);
    },
    { timeout: 250_000, interval: 20 },
  );
}

const POINT = "model=linear&alpha=2&lambda=0.5&epsilon=0.2&best=0&bayes=0";

const text = (document: Document, selector: string): string => document.querySelector(selector)?.textContent ?? "";
const classes = (document: Document, selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((element) => element.getAttribute("class") ?? element.localName);

async function press(document: Document, selector: string): Promise<void> {
  const button = document.querySelector(selector);
  expect(button, selector).not.toBeNull();
  button?.dispatchEvent(Object.assign(document.createEvent("Event"), { bubbles: true, type: "click" }));
  await turn();
  await settled(document);
}

test("App shows the numbers of the library at the point of its address, a curve, and the equations of its loss", async () => {
  const document = await opened(`${POINT}&loss=square`);
  const solution = solve({ model: "linear", loss: "square", alpha: 2, lambda: 0.5, epsilon: 0.2 });
  const { generalizationError, norm } = recordOf(solution);
  expect(text(document, '[data-name="generalizationError"] .value')).toBe(generalizationError?.toPrecision(8));
  expect(text(document, '[data-name="norm"] .value')).toBe(norm?.toPrecision(8));
  expect(text(document, "h2")).toMatch(/^Memorization against generalization/);
  expect(text(document, ".status .seen")).toMatch(/^\d+ points in \d+ ms$/);
  expect(document.querySelectorAll(".plot > svg path").length).toBeGreaterThan(0);
});

test("App has its parts in the order of reading: controls first, but on a phone after the picture", async () => {
  const order = (document: Document): string[] =>
    classes(document, ".side, .status, .plots, .options, .toolbar, .readout");
  const wide = order(await opened(POINT));
  expect(wide[0]).toBe("card side");
  close();
  const narrow = order(await opened(POINT, { phone: true }));
  expect(narrow.filter((name) => name !== "card side")).toEqual(wide.slice(1));
  expect(narrow.indexOf("card side")).toBeGreaterThan(narrow.indexOf("plots"));
  expect(narrow.indexOf("card side")).toBeLessThan(narrow.findIndex((name) => name.startsWith("readout")));
});

test("App says in place of the picture, at the control and for the pin that a loss is not convex", async () => {
  const document = await opened(`${POINT}&loss=${encodeURIComponent("-u^2")}`);
  const refusal = text(document, ".nothing p").replace("No curve. ", "");
  expect(refusal).toMatch(/convex/);
  expect(text(document, '.knobs [role="alert"]')).toBe(refusal);
  expect(text(document, ".status .seen")).toMatch(/^Not solved \(loss\)$/);
  expect(document.querySelector(".pin")?.hasAttribute("disabled")).toBe(true);
});

test("App pins, removes and presents curves, and goes to another view, each with an address of its own", async () => {
  const document = await opened(`${POINT}&loss=square`);
  await press(document, ".pin");
  expect(document.querySelectorAll(".curves li").length).toBe(2);
  await press(document, ".to-present");
  expect(classes(document, ".page")).toEqual(["page present"]);
  expect(location.hash).toMatch(/present=/);
  expect(document.querySelectorAll(".side, .toolbar, .readout").length).toBe(0);
  close();
  const again = await opened(location.hash.slice(1).replace(/present=[^&]*/, ""));
  expect(again.querySelectorAll(".curves li").length).toBe(2);
  await press(again, ".remove");
  expect(again.querySelectorAll(".curves li").length).toBe(1);
  await press(again, '[data-view="alpha"]');
  expect(text(again, "h2")).toMatch(/^Learning curve/);
  expect(location.hash).toMatch(/view=alpha/);
});

test("App draws a second loss beside the first, each below its name", async () => {
  const document = await opened(`${POINT}&loss=square&beside=hinge`);
  expect([...document.querySelectorAll(".heading")].map(({ textContent }) => textContent)).toEqual([
    "square loss",
    "hinge loss",
  ]);
});
