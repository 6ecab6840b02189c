import { expect, test } from "vitest";
import { validationFiles } from "../../../src/cli/validate/validationFiles.js";
import type { PaperPart } from "../../../src/report/paperPart.js";
import type { SimulatedPoint } from "../../../src/report/simulatedPoint.js";
import { verdictFigure } from "../../../src/report/verdictFigure.js";
import type { SimulatedCase } from "../../../validation/verdict/ensemble.js";
import { verdict } from "../../../validation/verdict/verdict.js";
import { syntheticEnsembles } from "../../validation/verdict/syntheticEnsembles.js";

const TASK = { loss: "square", alpha: 2, epsilon: 0.2 } as const;
const CASES: readonly SimulatedCase["point"][] = [
  { ...TASK, model: "kernel", kernel: "rbf(3.049807199)" },
  { ...TASK, model: "kernel", activation: "sign" },
  { ...TASK, model: "kernel", gamma: 1 },
  { ...TASK, model: "linear" },
];

test("validationFiles gives the figures every kernel's angle, whether it was given as a function, as an activation or as the angle", async () => {
  const judged = verdict(syntheticEnsembles(1, CASES.length));
  const simulated = CASES.map((point, index) => ({ label: `case ${index}`, point, rows: [] }));
  let seen: readonly SimulatedPoint[] = [];
  const part = {
    name: "figure",
    compute: () =>
      Promise.resolve({
        draw: (_width: unknown, points: readonly SimulatedPoint[]) => {
          seen = points;
          return verdictFigure(judged);
        },
      }),
  } as object as PaperPart;
  const files = await validationFiles({
    verdict: judged,
    text: "",
    simulated,
    command: "raf validate x",
    figures: () => Promise.resolve([part]),
  });
  expect(files.map(({ name }) => name)).toContain("figure.png");
  const pictures = files.filter(({ name }) => name.endsWith(".svg"));
  for (const { content } of pictures)
    expect(Buffer.from(content).toString()).toContain("<metadata>raf validate x</metadata>");
  // Two lambdas of each case, in the order of the cases.
  const angles = CASES.map((_, index) => seen[2 * index]?.parameters.angle);
  expect(angles.slice(0, 3)).toEqual(
    [0.4, Math.atan(Math.sqrt(2 / (Math.PI - 2))), 1].map((angle) => expect.closeTo(angle, 8) as number),
  );
  expect(angles[3]).toBeUndefined();
  expect(seen).toHaveLength(2 * CASES.length);
  for (const { generalizationError } of seen) expect(generalizationError.standardError).toBeGreaterThan(0);
});
