import { useMemo, useRef, useState } from "preact/hooks";
import { pointInputOf } from "../state/curveSettings.js";
import { curveTask } from "../state/curveTask.js";
import type { ExplorerState } from "../state/explorerState.js";
import { type Result, resultAfter } from "../state/results.js";
import { rafCommand } from "../takeaway/rafCommand.js";
import type {
  AnswerBody,
  DetailsAnswer,
  PointTask,
  RecordsAnswer,
  Task,
  ThresholdAnswer,
  ThresholdTask,
} from "../theory/questions.js";
import { CURRENT, PROBE } from "../theory/schedule.js";
import { VIEWS } from "../views.js";
import type { Pointed } from "./plotCard.js";
import { type Port, solverClient } from "./solverClient.js";

/** Why the point of the knobs is still that of other knobs. */
export type ProbeDelay = "solving" | "refused";

/** A point that takes less than this, in milliseconds, is not said to be solved: that would be a drawing more for every move of a knob. */
const UNSEEN = 50;

/** Results by channel. */
export type Results = ReadonlyMap<string, Result>;

/** What the worker has found out about the page. */
export interface Theory {
  readonly results: Results;
  /** The point of the knobs, in full; the last that was solved while it is delayed. */
  readonly probe: DetailsAnswer | ThresholdAnswer | undefined;
  readonly probeDelay: ProbeDelay | undefined;
  /** The point under the pointer, in full. */
  readonly pointed: DetailsAnswer | undefined;
  /** Brings the questions up to a state of the page: called before it is drawn, so that solving need not wait for that. */
  readonly follow: (state: ExplorerState) => void;
  readonly point: (pointed: Pointed | undefined) => void;
  /** All points of a curve in full. */
  readonly records: (channel: string) => Promise<RecordsAnswer>;
  /** The task of a channel, as it was asked last. */
  readonly taskOf: (channel: string) => Task | undefined;
  /** The command line that makes the curve of a channel. */
  readonly command: (channel: string) => string;
  /** To be called when the answer about the current curve is in the document: the page tells how long that took. */
  readonly drawn: () => void;
}

/** The channel of a pin: colors are what tells pins apart. */
export function pinChannel(color: number): string {
  return `pin ${color}`;
}

/** What of a state decides which coordinates a result is in: others cannot be drawn in one picture. */
function planeOf({ view, observable }: ExplorerState): string {
  return VIEWS[view].choosesObservable ? `${view} ${observable}` : view;
}

/** The worker and what it has answered. */
export function useTheory(port: Port): Theory {
  const [results, setResults] = useState<Results>(new Map());
  const [probe, setProbe] = useState<DetailsAnswer | ThresholdAnswer>();
  const [probeDelay, setProbeDelay] = useState<ProbeDelay>();
  const [pointed, setPointed] = useState<DetailsAnswer>();
  const asked = useRef(new Map<string, { readonly text: string; readonly task: Task | PointTask | ThresholdTask }>());
  const plane = useRef("");
  const waiting = useRef(new Map<string, (answer: RecordsAnswer) => void>());
  const askedAt = useRef<number | undefined>(undefined);
  const patience = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const client = useMemo(() => {
    const listen = (channel: string, body: AnswerBody): void => {
      if (body.kind === "records") waiting.current.get(channel)?.(body);
      else if (body.kind === "threshold" || (body.kind === "details" && body.index === undefined)) {
        clearTimeout(patience.current);
        setProbe(body);
        setProbeDelay(undefined);
      } else if (body.kind === "details") setPointed(body);
      else if (channel === PROBE) {
        clearTimeout(patience.current);
        setProbeDelay("refused");
      } else {
        setResults((known) => new Map(known).set(channel, resultAfter(known.get(channel) ?? {}, body)));
      }
    };
    return solverClient(port, listen, requestAnimationFrame);
  }, [port]);

  const ask = (channel: string, task: Task | PointTask | ThresholdTask): void => {
    const text = JSON.stringify(task);
    if (asked.current.get(channel)?.text === text) return;
    asked.current.set(channel, { text, task });
    if (channel === PROBE) {
      clearTimeout(patience.current);
      patience.current = setTimeout(() => setProbeDelay("solving"), UNSEEN);
    }
    if (channel === CURRENT) askedAt.current = performance.now();
    client.ask(channel, task);
  };

  const follow = (state: ExplorerState): void => {
    const fresh = planeOf(state) !== plane.current;
    plane.current = planeOf(state);
    // A map is of one learner: the others wait, and are asked anew afterward.
    const drawn = state.view === "map" ? [] : state.pins;
    const channels = new Set([CURRENT, PROBE, ...drawn.map(({ color }) => pinChannel(color))]);
    const pinned = drawn.filter(({ color }) => !asked.current.has(pinChannel(color)));
    for (const channel of asked.current.keys()) if (!channels.has(channel)) asked.current.delete(channel);
    setResults((known) =>
      resultsFor(known, fresh, channels, pinned.length === 1 ? pinned.map(({ color }) => pinChannel(color)) : []),
    );
    const { over } = VIEWS[state.view];
    const kind = state.view === "capacity" ? "threshold" : "point";
    // A curve that takes a frame is drawn first; a longer one lets the point in.
    ask(CURRENT, curveTask(state.settings, state));
    ask(PROBE, { kind, input: pointInputOf(state.settings, over) });
    for (const pin of drawn) ask(pinChannel(pin.color), curveTask(pin.settings, state));
  };
  const point = (where: Pointed | undefined): void => {
    setPointed(undefined);
    if (where !== undefined) client.ask(where.channel, { kind: "details", index: where.index });
  };
  const records = (channel: string): Promise<RecordsAnswer> =>
    new Promise((resolve) => {
      waiting.current.set(channel, resolve);
      client.ask(channel, { kind: "records" });
    });
  const taskOf = (channel: string): Task | undefined => {
    const task = asked.current.get(channel)?.task;
    return task === undefined || task.kind === "point" || task.kind === "threshold" ? undefined : task;
  };
  const command = (channel: string): string => {
    const task = taskOf(channel);
    return task === undefined ? "" : rafCommand(task);
  };
  const drawn = (): void => {
    if (askedAt.current === undefined) return;
    // For whoever measures the page; nothing of it reads this.
    document.documentElement.dataset["drawnAfter"] = (performance.now() - askedAt.current).toFixed(2);
    askedAt.current = undefined;
  };
  return { results, probe, probeDelay, pointed, follow, point, records, taskOf, command, drawn };
}

/** The results that still mean something; a new pin has what the current curve had. */
function resultsFor(known: Results, fresh: boolean, channels: ReadonlySet<string>, pinned: readonly string[]): Results {
  if (fresh) return new Map();
  const current = known.get(CURRENT);
  const kept = [...known].filter(([channel]) => channels.has(channel));
  const copied = current === undefined ? [] : pinned.map((channel) => [channel, current] as const);
  return copied.length === 0 && kept.length === known.size ? known : new Map([...kept, ...copied]);
}
