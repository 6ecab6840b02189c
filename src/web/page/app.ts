import { type ComponentChild, h } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { isLossName, LOSSES } from "../../../equations/vocabulary/losses.js";
import { PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import { MeasurementBar } from "../measurement/measurementBar.js";
import { useMeasurements } from "../measurement/useMeasurements.js";
import { withCommonRanges } from "../plot/commonRange.js";
import type { Picture } from "../plot/picture.js";
import { pictureDescription } from "../plot/pictureDescription.js";
import { pictureOf } from "../plot/pictureOf.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import { SimulationBar } from "../simulation/simulationBar.js";
import { reasonNotToSimulate } from "../simulation/simulationTasks.js";
import { type SimulationPort, useSimulation } from "../simulation/useSimulation.js";
import { pinLabel, withUpdatedLabels } from "../state/curveLabel.js";
import { labelLoss } from "../state/curveSettings.js";
import { besideState, type ExplorerState, hasBayes, withoutPin, withPin } from "../state/explorerState.js";
import { afterViewChange, type Change, NO_MEMORY, withSettings } from "../state/stateChanges.js";
import { rafCommand } from "../takeaway/rafCommand.js";
import { besideChannel, CURRENT } from "../theory/channels.js";
import { VIEWS } from "../views.js";
import { useChartTheme, useMedia } from "./chartThemes.js";
import { currentPointPlace } from "./currentPointPlace.js";
import { CurveList } from "./curveList.js";
import type { DrawingSchedule } from "./drawingSchedule.js";
import { EquationList } from "./equationList.js";
import { KnobPanel, type KnobPanelProps } from "./knobPanel.js";
import { MarkLegend } from "./markLegend.js";
import { PlotCard, type Pointed } from "./plotCard.js";
import { pointableCurves, pointableMarks } from "./pointerTargets.js";
import { PresentBar, presentableKnobs } from "./presentBar.js";
import { Readout } from "./readout.js";
import { readoutTitle } from "./readoutTitle.js";
import { type InputProblems, reasonNotToPin, withProblem } from "./reasonNotToPin.js";
import { MARK_ROWS, referenceRows } from "./referenceRows.js";
import { currentLabel, shownCurves } from "./shownCurves.js";
import type { Port } from "./solverClient.js";
import { StartStrip } from "./startStrip.js";
import { Status, statusLine } from "./statusLine.js";
import { Toolbar } from "./toolbar.js";
import { type Address, useAddress } from "./useAddress.js";
import { hasCurves, useTakeaway } from "./useTakeaway.js";
import { useTheory } from "./useTheory.js";
import { ViewOptions } from "./viewOptions.js";
import { ViewTabs } from "./viewTabs.js";

/** Layout of a phone: one column. */
const PHONE = "(max-width: 48rem)";
/** Magnification of the picture while it is presented. */
const PRESENT_ZOOM = 1.6;

/** The explorer. */
export function App({
  openSolver,
  openSimulation,
  drawings,
}: {
  readonly openSolver: () => Port;
  readonly openSimulation: () => SimulationPort;
  readonly drawings: DrawingSchedule;
}): ComponentChild {
  const theory = useTheory(openSolver, drawings);
  const [notice, setNotice] = useState<string>();
  const { state, externalChanges, update, navigate, link } = useAddress((next, left) => {
    setNotice(left);
    theory.follow(next);
  });
  const [problems, setProblems] = useState<InputProblems>({});
  const memories = useRef(NO_MEMORY);
  const [pointed, setPointed] = useState<Pointed>();
  const chartTheme = useChartTheme();
  const phone = useMedia(PHONE);
  const simulation = useSimulation(openSimulation);
  const curves = shownCurves(state, theory.results, simulation.rows);
  const current = curves.at(-1) as ShownCurve;
  const measured = useMeasurements(state, current);
  const second = useMemo(() => besideState(state), [state]);
  const besides = second === undefined ? [] : shownCurves(second, theory.results, simulation.rows, besideChannel);
  const delayed = theory.pointDelay !== undefined;
  const [picture, besidePicture] = useMemo((): readonly [Picture | undefined, Picture | undefined] => {
    const place = currentPointPlace(state, theory.currentPoint, current.result, delayed);
    const first = pictureOf(state, curves, place, measured.drawn);
    const other = second === undefined ? undefined : pictureOf(second, besides, undefined);
    return first === undefined || other === undefined ? [first, undefined] : withCommonRanges(first, other);
  }, [drawingOf(state), theory.results, theory.currentPoint, delayed, simulation.rows, measured.file]);
  const { save, copy, said } = useTakeaway(theory, picture, curves, state);
  const point = (where: Pointed | undefined): void => {
    setPointed(where);
    theory.point(where?.mark === undefined ? where : undefined);
  };
  const change = (step: (now: ExplorerState) => ExplorerState | Change, take = update): void => {
    point(undefined);
    setNotice(taken(take, step));
  };
  const goTo = (step: (now: ExplorerState) => Change): void => change(step, navigate);
  const { refusal, progress, pending } = current.result;
  const task = current.result.of?.task;
  const { title, hint } = VIEWS[state.view];
  const read = pointed === undefined || pointed.mark !== undefined ? undefined : pointed;
  const answer = read === undefined ? theory.currentPoint : theory.pointed;
  const all = [...besides, ...curves];
  const presenting = state.present !== "";
  const knobProps: Omit<KnobPanelProps, "state"> = {
    refusal,
    externalChanges,
    onChange: (step) => change((now) => withSettings(now, step(now.settings))),
    onReplace: (step) => change((now) => withSettings(now, step(now.settings)), navigate),
    onProblem: (knob, problem) => setProblems((known) => withProblem(known, knob, problem)),
  };
  const knobs = useMemo(() => h(KnobPanel, { state, ...knobProps }), [state, externalChanges, refusal]);
  const tabs = useMemo(
    () =>
      h(ViewTabs, {
        view: state.view,
        onView: (view) =>
          goTo((now) => {
            const { change: made, memory } = afterViewChange(now, view, memories.current);
            memories.current = memory;
            return made;
          }),
      }),
    [state],
  );
  const start = useMemo(
    () =>
      h(StartStrip, {
        theme: chartTheme.theme,
        onPreset: (preset) => {
          memories.current = NO_MEMORY;
          goTo(() => preset);
        },
      }),
    [chartTheme],
  );
  const options = useMemo(() => h(ViewOptions, { state, externalChanges, onChange: change }), [state, externalChanges]);
  const absences = curves
    .slice(0, -1)
    .map(({ result }) => (state.view === "map" ? "a map shows the current curve only" : result.refusal?.message));
  const list = useMemo(
    () =>
      h(CurveList, {
        pins: state.pins,
        names: state.pins.map((pin) => pinLabel(state, pin)),
        absences,
        currentLabel: current.label,
        currentColor: state.color,
        theme: chartTheme.theme,
        readOnly: presenting,
        reasonNotToPin: reasonNotToPin(state, refusal?.message, problems),
        onPin: () => change((now) => withPin(now, currentLabel(now, now.settings))),
        onRename: (index, label) =>
          change((now) => ({
            ...now,
            pins: now.pins.map((pin, place) => (place === index ? { ...pin, label } : pin)),
          })),
        onRemove: (index) => change((now) => withoutPin(now, index), navigate),
        onEdit: (index) => change((now) => ({ ...now, settings: now.pins[index]?.settings ?? now.settings }), navigate),
      }),
    [state, chartTheme, current.label, refusal, problems, absences.join()],
  );
  const bayes = state.bayes && hasBayes(state);
  const equations = useMemo(
    () => h(EquationList, { settings: state.settings, view: state.view, bayes }),
    [
      state.view,
      bayes,
      state.settings.model,
      state.settings.loss,
      state.settings.featureKind,
      state.settings.algorithm,
      state.settings.teacher,
    ],
  );
  const shared = {
    chartTheme,
    along: state.view === "trade-off" || state.view === "map" ? ("plane" as const) : ("x" as const),
    zoom: presenting ? PRESENT_ZOOM : 1,
    pointed,
    onPoint: point,
  };
  const keys =
    state.view === "map"
      ? "Left and right arrow keys move along α, up and down arrow keys along λ."
      : "Left and right arrow keys move along the current curve.";
  const firstPlot = h(PlotCard, {
    ...shared,
    picture,
    curves: useMemo(() => pointableCurves(state, curves), [state, theory.results]),
    marks: useMemo(() => pointableMarks(state, curves), [state, theory.results, simulation.rows]),
    description: `${picture === undefined ? title : pictureDescription(picture)}. ${keys}`,
    ...(second === undefined ? {} : { heading: lossWords(labelLoss(state.settings)) }),
    notice: nothingDrawn(current),
    onDrawn: () => {
      if (current.result.curve?.complete === true && progress === undefined && pending !== true) theory.drawn();
    },
  });
  const secondPlot =
    second === undefined
      ? null
      : h(PlotCard, {
          ...shared,
          key: "beside",
          picture: besidePicture,
          curves: pointableCurves(second, besides),
          marks: pointableMarks(second, besides),
          description: `${besidePicture === undefined ? title : pictureDescription(besidePicture)}. ${keys}`,
          heading: lossWords(state.beside),
          notice: nothingDrawn(besides.at(-1) as ShownCurve),
          onDrawn: () => undefined,
        });
  const status = h(Status, {
    text: statusLine(state, all, answer, pointed, { said, notice }),
    noticed: notice !== undefined && said === undefined && pointed === undefined,
  });
  const plots = [
    h(
      "div",
      { key: "plots", class: second === undefined ? "plots" : "plots two", ...measured.target },
      firstPlot,
      secondPlot,
    ),
    h(MarkLegend, { key: "marks", marks: picture?.marks ?? [], theme: chartTheme.theme }),
  ];
  const references = useMemo(
    () =>
      referenceRows(
        curves,
        answer?.kind === "details"
          ? {
              channel: read?.channel ?? CURRENT,
              bayes: answer.bayes,
              always: state.view === "map" && state.bayes && hasBayes(state),
            }
          : undefined,
      ),
    [state, theory.results, answer, read?.channel],
  );
  if (presenting) {
    return h(
      "div",
      { class: "page present" },
      h(
        "main",
        { class: "stage" },
        h("h1", null, title),
        h("p", { class: "hint" }, picture?.caption),
        status,
        plots,
        list,
      ),
      h(PresentBar, {
        ...knobProps,
        state,
        onKnob: (knob) => change((now) => ({ ...now, present: knob })),
      }),
    );
  }
  const side = h("aside", { class: "card side", key: "side" }, knobs);
  const tools = [
    h(SimulationBar, {
      key: "simulation",
      simulation,
      size: state.simulation,
      rows: current.rows,
      over: VIEWS[state.view].over,
      absence: reasonNotToSimulate(task),
      externalChanges,
      onSize: (size) => update((now) => ({ ...now, simulation: size })),
      onRun: () => {
        if (task?.kind === "curve") simulation.run(task, state.simulation);
      },
    }),
    h(MeasurementBar, {
      key: "measurements",
      ...measured,
      symbol: PARAMETERS[VIEWS[state.view].over].symbol,
    }),
    h(Toolbar, {
      key: "toolbar",
      link,
      command: task === undefined ? undefined : rafCommand(task),
      commandOf: refusal !== undefined ? "last valid curve" : state.pins.length > 0 ? "current curve only" : undefined,
      absence: refusal === undefined || hasCurves(curves) ? undefined : refusal.message,
      simulated: curves.some(({ rows }) => rows.length > 0),
      onCopy: copy,
      onSave: (format) => void save(format),
    }),
  ];
  const present = h(
    "button",
    {
      type: "button",
      class: "to-present",
      title: "Picture, legend and one control in large type, for an audience",
      onClick: () => change((now) => ({ ...now, present: presentableKnobs(now)[0] ?? "" }), navigate),
    },
    "Present",
  );
  // The order of the elements is the order in which they are read: on a phone the controls follow the picture.
  return h(
    "div",
    { class: "page" },
    h("header", null, h("h1", null, "Rules and Facts", h("span", null, " explorer")), tabs, present),
    start,
    phone ? null : side,
    h(
      "main",
      { class: "card stage" },
      h("h2", null, title),
      h("p", { class: "hint" }, hint),
      status,
      plots,
      list,
      options,
      phone ? side : null,
      tools,
    ),
    h(Readout, {
      answer,
      title: readoutTitle(state, all, answer, read),
      references,
      marked:
        pointed?.mark === undefined || pointed.mark === "simulated"
          ? undefined
          : { channel: pointed.channel, name: MARK_ROWS[pointed.mark] },
      delay: answer === theory.currentPoint ? theory.pointDelay : undefined,
      onCopy: (text) => void copy("values", text),
    }),
    equations,
  );
}

/** The name of a loss, or its expression. */
function lossWords(loss: string): string {
  return isLossName(loss) ? LOSSES[loss].words : loss;
}

/** The parts of the state that the picture depends on directly. New settings reach the picture with their results. */
function drawingOf({ settings, simulation, ...drawing }: ExplorerState): string {
  return JSON.stringify(drawing);
}

/** The message in place of a picture, when the page was opened with invalid settings. */
function nothingDrawn({ result: { refusal, curve, map } }: ShownCurve): string | undefined {
  return refusal === undefined || curve !== undefined || map !== undefined ? undefined : refusal.message;
}

/** Applies a change to the state, and returns the notice that it makes. */
function taken(take: Address["update"], step: (now: ExplorerState) => ExplorerState | Change): string | undefined {
  let said: string | undefined;
  take((now) => {
    const made = step(now);
    const { state, notice }: Change = "state" in made ? made : { state: made };
    said = notice;
    return withUpdatedLabels(now, state);
  });
  return said;
}
