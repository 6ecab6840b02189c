import { featureMoments } from "../../../equations/featureMoments.js";
import { type Point, resolvePoint } from "../../../equations/point.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { SimulatedCase } from "../../../validation/verdict/ensemble.js";
import type { Verdict } from "../../../validation/verdict/verdict.js";
import { aboutFigure } from "../../report/about.js";
import { chart } from "../../report/chart.js";
import type { Figure } from "../../report/figure.js";
import type { PaperPart } from "../../report/paperPart.js";
import { everyPicture } from "../../report/picture.js";
import type { PaperFile } from "../../report/pipeline/partFiles.js";
import { readableJson } from "../../report/pipeline/readableJson.js";
import { hasCurves, type SimulatedCurve, simulatedCurves } from "../../report/simulatedCurves.js";
import type { SimulatedPoint } from "../../report/simulatedPoint.js";
import { csvText } from "../../report/tables/csvText.js";
import { verdictFigure } from "../../report/verdictFigure.js";
import { verdictData } from "../../report/verdictText.js";

/** The content of the files of a validation. */
export interface Validation {
  readonly verdict: Verdict;
  /** The printed verdict. */
  readonly text: string;
  readonly simulated: readonly SimulatedCase[];
  /** The command line, for the description in every picture. */
  readonly command: string;
  /** Figures of the paper that get the simulated points. */
  readonly figures: () => Promise<readonly PaperPart[]>;
}

/** The files of `raf validate`: tables, data, and every picture in every format. */
export async function validationFiles({
  verdict,
  text,
  simulated,
  command,
  figures,
}: Validation): Promise<PaperFile[]> {
  const resolved: Point[] = [];
  for (const { point } of simulated) resolved.push(await resolvePoint({ ...point, lambda: 1 }));
  const points = simulatedPoints(verdict, simulated, resolved);
  const curves: SimulatedCurve[] = simulated.map(({ label }, index) => ({
    label,
    point: resolved[index]!,
    simulated: points[index]!,
  }));
  const parts = await figures();
  const drawn = await Promise.all(
    parts.map(async ({ name, compute }) => {
      const { draw } = await compute(() => undefined);
      return { name, figure: draw!("two-column", points.flat()) };
    }),
  );
  const pictures = (figure: Figure, name: string): Promise<PaperFile[]> =>
    everyPicture(chart({ ...figure, about: figure.about ?? aboutFigure(figure, command) }), name);
  return [
    { name: "verdict.txt", content: text },
    { name: "verdict.json", content: readableJson(verdict) },
    { name: "comparisons.csv", content: [...csvText(verdictData(verdict))].join("") },
    ...(await pictures(verdictFigure(verdict), "verdict")),
    ...(hasCurves(curves) ? await pictures(simulatedCurves(curves), "curves") : []),
    ...(await Promise.all(drawn.map(({ name, figure }) => pictures(figure, name)))).flat(),
  ];
}

/** Extrapolated E_gen and E_mem of each lambda, for every case. */
function simulatedPoints(
  { comparisons }: Verdict,
  simulated: readonly SimulatedCase[],
  resolved: readonly Point[],
): SimulatedPoint[][] {
  return simulated.map(({ label, point }, index) => {
    const parameters = { ...point, ...kernelAngle(resolved[index]!) };
    const own = comparisons.filter((one) => one.label === label);
    return [...new Set(own.map(({ lambda }) => lambda))].flatMap((lambda): SimulatedPoint[] => {
      const measured = (observable: string): { value: number; standardError: number } | undefined => {
        const found = own.find((one) => one.lambda === lambda && one.observable === observable);
        return found === undefined ? undefined : { value: found.simulated, standardError: found.standardError };
      };
      const generalization = measured(E_GEN);
      const memorization = measured(E_MEM);
      if (generalization === undefined || memorization === undefined) return [];
      return [{ parameters, lambda, [E_GEN]: generalization, [E_MEM]: memorization }];
    });
  });
}

/** The angle of any kernel, given by its angle or by a function. */
function kernelAngle({ model, mu1, muStar, gamma }: Point): { readonly angle?: number } {
  if (model !== "kernel") return {};
  const moments = featureMoments("kernel", gamma === undefined ? { mu1, muStar } : { gamma });
  return { angle: Math.atan2(moments.mu1, moments.muStar) };
}
