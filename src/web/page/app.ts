import { type ComponentChild, h } from "preact";
import { useMemo, useState } from "preact/hooks";
import { pictureOf } from "../plot/pictureOf.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import { simulatedMarkers } from "../simulation/simulatedMarkers.js";
import { SimulationBar } from "../simulation/simulationBar.js";
import { simulationKey } from "../simulation/simulationTasks.js";
import { type Simulation, type SimulationPort, useSimulation } from "../simulation/useSimulation.js";
import { curveLabel } from "../state/curveLabel.js";
import { type ExplorerState, MOST_PINS, withoutPin, withPin } from "../state/explorerState.js";
import { relabeled } from "../state/relabeled.js";
import { type Change, viewChange } from "../state/settingsNotice.js";
import { CURRENT } from "../theory/schedule.js";
import { VIEWS } from "../views.js";
import { CurveList } from "./curveList.js";
import { EquationList } from "./equationList.js";
import { KnobPanel } from "./knobPanel.js";
import { DARK_LOOK, LIGHT_LOOK } from "./lookOf.js";
import { MarkLegend } from "./markLegend.js";
import { PlotCard, type Pointed } from "./plotCard.js";
import { pointableCurves } from "./pointableCurves.js";
import { pointableMarks } from "./pointableMarks.js";
import { probePlace } from "./probePlace.js";
import { Readout } from "./readout.js";
import { readoutTitle } from "./readoutTitle.js";
import { MARK_ROWS, referenceRows } from "./referenceRows.js";
import type { Port } from "./solverClient.js";
import { Status } from "./status.js";
import { statusLine } from "./statusLine.js";
import { Toolbar } from "./toolbar.js";
import { useAddress } from "./useAddress.js";
import { useDark } from "./useDark.js";
import { useTakeaway } from "./useTakeaway.js";
import { pinChannel, type Theory, useTheory } from "./useTheory.js";
import { ViewOptions } from "./viewOptions.js";
import { ViewTabs } from "./viewTabs.js";

/** The explorer. */
export function App({
  port,
  openSimulation,
}: {
  readonly port: Port;
  readonly openSimulation: () => SimulationPort;
}): ComponentChild {
  const theory = useTheory(port);
  const [notice, setNotice] = useState<string>();
  const { state, enter, visit } = useAddress((next, left) => {
    setNotice(left);
    theory.follow(next);
  });
  const [pointed, setPointed] = useState<Pointed>();
  const look = useDark() ? DARK_LOOK : LIGHT_LOOK;
  const simulation = useSimulation(openSimulation);
  const curves = shownCurves(state, theory, simulation.rows);
  const current = curves.at(-1) as ShownCurve;
  const probe = probePlace(state, theory.probe);
  const picture = useMemo(
    () => pictureOf(state, curves, probe),
    [drawingOf(state), theory.results, theory.probe, simulation.rows],
  );
  const { save, copy, said } = useTakeaway(theory, picture, curves, state);
  const point = (where: Pointed | undefined): void => {
    setPointed(where);
    theory.point(where?.mark === undefined ? where : undefined);
  };
  const change = (next: ExplorerState, said?: string): void => {
    point(undefined);
    enter(relabeled(state, next));
    setNotice(said);
  };
  const goTo = ({ state: next, notice: said }: Change): void => {
    point(undefined);
    visit(relabeled(state, next));
    setNotice(said);
  };
  const { refusal, progress } = current.result;
  const task = theory.taskOf(CURRENT);
  const title = VIEWS[state.view].title;
  const read = pointed === undefined || pointed.mark !== undefined ? undefined : pointed;
  const answer = read === undefined ? theory.probe : theory.pointed;
  const knobs = useMemo(
    () => h(KnobPanel, { state, refusal, onChange: (settings, said) => change({ ...state, settings }, said) }),
    [state, refusal],
  );
  const tabs = useMemo(
    () =>
      h(ViewTabs, {
        view: state.view,
        onView: (view) => goTo(viewChange(state, view)),
        onPreset: goTo,
      }),
    [state],
  );
  const options = useMemo(() => h(ViewOptions, { state, onChange: change }), [state]);
  const absences = curves
    .slice(0, -1)
    .map(({ result }) => (state.view === "map" ? "a map is of one learner, the current one" : result.refusal?.message));
  const list = useMemo(
    () =>
      h(CurveList, {
        pins: state.pins,
        absences,
        currentLabel: current.label,
        currentColor: state.color,
        theme: look.theme,
        full: state.pins.length >= MOST_PINS,
        onPin: () => change(withPin(state, current.label)),
        onRename: (index, label) =>
          change({ ...state, pins: state.pins.map((pin, place) => (place === index ? { ...pin, label } : pin)) }),
        onRemove: (index) => change(withoutPin(state, index)),
        onEdit: (index) => change({ ...state, settings: state.pins[index]?.settings ?? state.settings }),
      }),
    [state, look, current.label, absences.join()],
  );
  const equations = useMemo(
    () => h(EquationList, { settings: state.settings, view: state.view }),
    [state.view, state.settings.model, state.settings.loss, state.settings.featureKind],
  );
  return h(
    "div",
    { class: "page" },
    h("header", null, h("h1", null, "Rules and Facts", h("span", null, " explorer")), tabs),
    h("aside", { class: "card side" }, knobs),
    h(
      "main",
      { class: "card stage" },
      h("h2", null, title),
      options,
      h(Status, {
        text: statusLine(state, curves, answer, pointed, { said, notice }),
        noticed: notice !== undefined && said === undefined && pointed === undefined,
      }),
      h(PlotCard, {
        picture,
        look,
        curves: useMemo(() => pointableCurves(state, curves), [state, theory.results]),
        marks: useMemo(() => pointableMarks(state, curves), [state, theory.results]),
        along: state.view === "trade-off" || state.view === "map" ? "plane" : "x",
        description: `${title}. ${curves.map(({ label }) => label).join("; ")}. ${state.view === "map" ? "Left and right arrow keys read along α, up and down along λ." : "Left and right arrow keys read the points of the current curve."}`,
        pointed,
        notice: nothingDrawn(current),
        onPoint: point,
        onDrawn: () => {
          if (current.result.curve?.complete === true && progress === undefined) theory.drawn();
        },
      }),
      h(MarkLegend, { marks: picture?.marks ?? [], theme: look.theme }),
      list,
      h(SimulationBar, {
        simulation,
        size: state.simulation,
        rows: current.rows,
        over: VIEWS[state.view].over,
        possible: task?.kind === "curve",
        onSize: (size) => enter({ ...state, simulation: size }),
        onRun: () => {
          if (task?.kind === "curve") simulation.run(task, state.simulation);
        },
      }),
      h(Toolbar, {
        command: theory.command(CURRENT),
        pinned: state.pins.length > 0,
        simulated: curves.some(({ rows }) => rows.length > 0),
        onCopy: copy,
        onSave: (format) => void save(format),
      }),
    ),
    h(Readout, {
      answer,
      title: readoutTitle(state, answer, read),
      references: useMemo(
        () =>
          referenceRows(
            curves,
            answer?.kind === "details" ? { channel: read?.channel ?? CURRENT, bayes: answer.bayes } : undefined,
          ),
        [state, theory.results, answer, read?.channel],
      ),
      marked: pointed?.mark === undefined ? undefined : { channel: pointed.channel, name: MARK_ROWS[pointed.mark] },
      delay: answer === theory.probe ? theory.probeDelay : undefined,
      onCopy: (text) => void copy("values", text),
    }),
    equations,
  );
}

/** What of the page makes its picture, results aside: while a new curve is solved the picture waits for it as it is. */
function drawingOf({ settings, simulation, ...drawing }: ExplorerState): string {
  return JSON.stringify(drawing);
}

/** What stands in the place of a picture that cannot be: the page was opened with what the library refuses. */
function nothingDrawn({ result: { refusal, curve, map } }: ShownCurve): string | undefined {
  return refusal === undefined || curve !== undefined || map !== undefined ? undefined : refusal.message;
}

/** The pins, then the current curve. */
function shownCurves(
  { settings, color, pins, view, observable }: ExplorerState,
  { results, taskOf }: Theory,
  simulated: Simulation["rows"],
): readonly ShownCurve[] {
  const rowsOf = (channel: string): ShownCurve["rows"] => {
    const task = taskOf(channel);
    return (task?.kind === "curve" ? simulated.get(simulationKey(task)) : undefined) ?? [];
  };
  const label = curveLabel(
    settings,
    pins.map((pin) => pin.settings),
    VIEWS[view].over,
  );
  const own = (channel: string, index: number): Pick<ShownCurve, "result" | "simulated" | "rows"> => ({
    result: results.get(channel) ?? {},
    simulated: simulatedMarkers(rowsOf(channel), view, observable, index),
    rows: rowsOf(channel),
  });
  return [
    ...pins.map((pin) => ({ ...pin, ...own(pinChannel(pin.color), pin.color) })),
    { settings, label, color, ...own(CURRENT, color) },
  ];
}
