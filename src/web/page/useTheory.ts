import { useMemo, useRef, useState } from "preact/hooks";
import { type CurveSettings, pointInputOf } from "../state/curveSettings.js";
import { curveTask } from "../state/curveTask.js";
import { besideState, type ExplorerState } from "../state/explorerState.js";
import { type Asked, pendingResult, type Result, resultAfter } from "../state/results.js";
import { besideChannel, CURRENT, CURRENT_POINT, pinChannel } from "../theory/channels.js";
import type {
  AnswerBody,
  DetailsAnswer,
  PointTask,
  RecordsAnswer,
  Task,
  ThresholdAnswer,
  ThresholdTask,
} from "../theory/questions.js";
import { VIEWS } from "../views.js";
import type { DrawingSchedule } from "./drawingSchedule.js";
import { type PendingRequests, pendingRequests } from "./pendingRequests.js";
import type { Pointed } from "./plotCard.js";
import { type Port, solverClient } from "./solverClient.js";

/** Why the table still shows the point of older settings: the solver is running, or it has refused the new settings. */
export type PointDelay = "solving" | "refused";

/** Delay before the page shows that the solver is running, in milliseconds. Shorter runs would only flicker. */
const UNSEEN = 50;

type Timer = ReturnType<typeof setTimeout>;

/** Results by channel. */
export type Results = ReadonlyMap<string, Result>;

/** Answers of the worker, and requests to it. */
export interface Theory {
  readonly results: Results;
  /** All values at the current settings. While `pointDelay` is set they belong to the last settings that were solved. */
  readonly currentPoint: DetailsAnswer | ThresholdAnswer | undefined;
  readonly pointDelay: PointDelay | undefined;
  /** All values at the point under the pointer. */
  readonly pointed: DetailsAnswer | undefined;
  /** Sends the questions for a new state. Called before the state is drawn, so that solving starts early. */
  readonly follow: (state: ExplorerState) => void;
  readonly point: (pointed: Pointed | undefined) => void;
  /** All points of a curve in full, with the settings that they belong to. */
  readonly records: (channel: string) => Promise<AnsweredRecords>;
  /** Called when the current curve has been drawn. Records the time since the request in an attribute, for tests. */
  readonly drawn: () => void;
}

/** All points of a curve, with its settings. */
export interface AnsweredRecords {
  readonly answer: RecordsAnswer;
  readonly of: Asked | undefined;
}

/**
 * True if this is the last answer to its question. Progress, coarse curves, and curves with marks are followed by further answers.
 */
function isLast(body: AnswerBody): boolean {
  if (body.kind === "curve" || body.kind === "map") return body.complete && !body.marksFollow;
  return body.kind === "marks" ? body.complete : body.kind !== "progress";
}

/** The coordinates of the picture, as text. Results in other coordinates cannot be drawn. */
function planeOf({ view, observable }: ExplorerState): string {
  return VIEWS[view].choosesObservable ? `${view} ${observable}` : view;
}

/** Connects the page to the solving worker. */
export function useTheory(open: () => Port, drawings: DrawingSchedule): Theory {
  const [results, setResults] = useState<Results>(new Map());
  const [currentPoint, setCurrentPoint] = useState<DetailsAnswer | ThresholdAnswer>();
  const [pointDelay, setPointDelay] = useState<PointDelay>();
  const [pointed, setPointed] = useState<DetailsAnswer>();
  const asked = useRef(new Map<string, string>());
  const curves = useRef(new Map<string, Asked>());
  const answered = useRef(new Map<string, Asked>());
  const plane = useRef("");
  const waiting = useMemo((): PendingRequests<AnsweredRecords> => pendingRequests(), []);
  const askedAt = useRef<number | undefined>(undefined);
  const patience = useRef<Timer | undefined>(undefined);
  const curvePatience = useRef<Timer | undefined>(undefined);
  const unanswered = useRef(new Set<string>());
  const track = (step: (channels: Set<string>) => void): void => {
    step(unanswered.current);
    // Tests wait for this attribute.
    document.documentElement.toggleAttribute("data-solving", unanswered.current.size > 0);
  };
  const client = useMemo(() => {
    const listen = (channel: string, body: AnswerBody): void => {
      drawings.answered();
      // A refusal ends requests for a file: the curve no longer belongs to the settings.
      if (body.kind === "refusal") waiting.giveUp(channel, body.message);
      if (body.kind === "records") waiting.answer(channel, { answer: body, of: answered.current.get(channel) });
      else if (body.kind === "threshold" || (body.kind === "details" && body.index === undefined)) {
        track((channels) => channels.delete(CURRENT_POINT));
        clearTimeout(patience.current);
        setCurrentPoint(body);
        setPointDelay(undefined);
      } else if (body.kind === "details") setPointed(body);
      else if (channel === CURRENT_POINT) {
        track((channels) => channels.delete(CURRENT_POINT));
        clearTimeout(patience.current);
        setPointDelay("refused");
      } else {
        const question = curves.current.get(channel);
        if (question === undefined) return;
        if (channel === CURRENT) clearTimeout(curvePatience.current);
        if (isLast(body)) track((channels) => channels.delete(channel));
        if (body.kind === "curve" || body.kind === "map") answered.current.set(channel, question);
        setResults((known) => new Map(known).set(channel, resultAfter(known.get(channel) ?? {}, body, question)));
      }
    };
    return solverClient(open, listen, setTimeout);
  }, [open, drawings]);

  const ask = (channel: string, task: Task | PointTask | ThresholdTask): boolean => {
    const text = JSON.stringify(task);
    if (asked.current.get(channel) === text) return false;
    asked.current.set(channel, text);
    track((channels) => channels.add(channel));
    client.ask(channel, task);
    return true;
  };
  const askCurve = (channel: string, settings: CurveSettings, state: ExplorerState): void => {
    const task = curveTask(settings, state);
    if (!ask(channel, task)) return;
    curves.current.set(channel, { settings, task });
    if (channel !== CURRENT) return;
    askedAt.current = performance.now();
    clearTimeout(curvePatience.current);
    curvePatience.current = setTimeout(
      () => setResults((known) => new Map(known).set(CURRENT, pendingResult(known.get(CURRENT) ?? {}))),
      UNSEEN,
    );
  };
  const askPoint = (task: PointTask | ThresholdTask): void => {
    if (!ask(CURRENT_POINT, task)) return;
    clearTimeout(patience.current);
    patience.current = setTimeout(() => setPointDelay("solving"), UNSEEN);
  };

  const follow = (state: ExplorerState): void => {
    const fresh = planeOf(state) !== plane.current;
    plane.current = planeOf(state);
    // A map shows the current settings only. Pins are solved again after it.
    const drawn = state.view === "map" ? [] : state.pins;
    const second = besideState(state);
    const besides =
      second === undefined
        ? []
        : [
            { channel: besideChannel(CURRENT), settings: second.settings },
            ...(state.view === "map" ? [] : second.pins).map((pin) => ({
              channel: besideChannel(pinChannel(pin.color)),
              settings: pin.settings,
            })),
          ];
    const channels = new Set([
      CURRENT,
      CURRENT_POINT,
      ...drawn.map(({ color }) => pinChannel(color)),
      ...besides.map(({ channel }) => channel),
    ]);
    const pinned = drawn.filter(({ color }) => !asked.current.has(pinChannel(color)));
    for (const channel of asked.current.keys()) if (!channels.has(channel)) asked.current.delete(channel);
    client.keep(channels);
    waiting.keep(channels);
    track((left) => {
      for (const channel of left) if (!channels.has(channel)) left.delete(channel);
    });
    const sameTask = (of: Asked | undefined, settings: CurveSettings): boolean =>
      of !== undefined && JSON.stringify(of.task) === JSON.stringify(curveTask(settings, state));
    setResults((known) => {
      const of = known.get(CURRENT)?.of;
      const copied = pinned.length === 1 ? pinned.filter(({ settings }) => sameTask(of, settings)) : [];
      return resultsFor(
        known,
        fresh,
        channels,
        copied.map(({ color }) => pinChannel(color)),
      );
    });
    const { over } = VIEWS[state.view];
    const kind = state.view === "capacity" ? "threshold" : "point";
    // The curve comes first: if it is fast, it is drawn in the next frame.
    askCurve(CURRENT, state.settings, state);
    askPoint({ kind, input: pointInputOf(state.settings, over) });
    for (const pin of drawn) askCurve(pinChannel(pin.color), pin.settings, state);
    for (const { channel, settings } of besides) askCurve(channel, settings, state);
  };
  const point = (where: Pointed | undefined): void => {
    setPointed(undefined);
    const of = where === undefined ? undefined : answered.current.get(where.channel)?.task;
    if (where !== undefined && of !== undefined) client.ask(where.channel, { kind: "details", index: where.index, of });
  };
  const records = async (channel: string): Promise<AnsweredRecords> => {
    const of = answered.current.get(channel)?.task;
    if (of === undefined) throw new Error("there is no curve yet");
    const answer = waiting.wait(channel);
    client.ask(channel, { kind: "records", of });
    return await answer;
  };
  const drawn = (): void => {
    if (askedAt.current === undefined) return;
    // Read by the test that measures the page.
    document.documentElement.dataset["drawnAfter"] = (performance.now() - askedAt.current).toFixed(2);
    askedAt.current = undefined;
  };
  return { results, currentPoint, pointDelay, pointed, follow, point, records, drawn };
}

/** Drops results of other channels. A new pin starts with the result of the current curve. */
function resultsFor(known: Results, fresh: boolean, channels: ReadonlySet<string>, pinned: readonly string[]): Results {
  if (fresh) return new Map();
  const current = known.get(CURRENT);
  const kept = [...known].filter(([channel]) => channels.has(channel));
  const copied = current === undefined ? [] : pinned.map((channel) => [channel, current] as const);
  return copied.length === 0 && kept.length === known.size ? known : new Map([...kept, ...copied]);
}
