import { expect, test } from "vitest";
import { type DrawingSchedule, drawingSchedule } from "../../../src/web/page/drawingSchedule.js";

/** A schedule whose frames and clock are in the hands of the test. `drawn` counts drawings. */
function staged(): {
  readonly drawings: DrawingSchedule;
  readonly request: () => void;
  readonly frame: () => void;
  readonly alarms: (() => void)[];
  readonly drawn: () => number;
} {
  let drawn = 0;
  let frames: (() => void)[] = [];
  const alarms: (() => void)[] = [];
  const drawings = drawingSchedule(
    (work) => frames.push(work),
    (work) => alarms.push(work),
  );
  return {
    drawings,
    request: () =>
      drawings.request(() => {
        drawn += 1;
      }),
    frame: () => {
      const due = frames;
      frames = [];
      for (const work of due) work();
    },
    alarms,
    drawn: () => drawn,
  };
}

test("drawingSchedule draws at the end of the task, once for all its requests", async () => {
  const { request, drawn } = staged();
  request();
  request();
  expect(drawn()).toBe(0);
  await Promise.resolve();
  expect(drawn()).toBe(1);
});

test("drawingSchedule does not put off what is drawn after an answer that no slider waits for", async () => {
  const { drawings, request, drawn } = staged();
  drawings.answered();
  request();
  await Promise.resolve();
  expect(drawn()).toBe(1);
});

test("drawingSchedule draws a moved slider with the answers that follow, once", async () => {
  const { drawings, request, frame, drawn } = staged();
  request();
  drawings.awaitAnswer();
  await Promise.resolve();
  drawings.answered();
  request();
  drawings.answered();
  request();
  await Promise.resolve();
  expect(drawn()).toBe(0);
  frame();
  frame();
  expect(drawn()).toBe(1);
});

test("drawingSchedule draws once a frame while a slider moves in every frame", async () => {
  const { drawings, request, frame, drawn } = staged();
  for (let move = 0; move < 3; move++) {
    drawings.awaitAnswer();
    request();
    await Promise.resolve();
    frame();
    drawings.answered();
    request();
    drawings.answered();
    await Promise.resolve();
    expect(drawn()).toBe(move);
  }
  frame();
  expect(drawn()).toBe(3);
});

test("drawingSchedule draws without an answer that takes long, however far the slider moves on", async () => {
  const { drawings, request, frame, alarms, drawn } = staged();
  drawings.awaitAnswer();
  request();
  drawings.awaitAnswer();
  expect(alarms).toHaveLength(1);
  alarms[0]?.();
  frame();
  expect(drawn()).toBe(1);
  request();
  await Promise.resolve();
  expect(drawn()).toBe(2);
});

test("drawingSchedule does not end a wait by the alarm of an earlier one", async () => {
  const { drawings, request, frame, alarms, drawn } = staged();
  drawings.awaitAnswer();
  drawings.answered();
  frame();
  drawings.awaitAnswer();
  request();
  alarms[0]?.();
  frame();
  await Promise.resolve();
  expect(drawn()).toBe(0);
  alarms[1]?.();
  frame();
  expect(drawn()).toBe(1);
});
