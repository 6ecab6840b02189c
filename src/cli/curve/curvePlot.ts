import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { chart } from "../../report/chart.js";
import { curveChart } from "../../report/curveChart.js";
import { PICTURE_FORMATS, picture } from "../../report/picture.js";
import { observables } from "../../solver/solve.js";
import type { CurvePoint } from "../../sweep/curve.js";
import { outputFile } from "../output/outputFile.js";

const DRAWN = ["generalizationError", "memorizationError"] as const;

/** A drawing that waits for its data. */
interface CurvePlot {
  readonly write: (points: readonly CurvePoint[]) => Promise<void>;
}

/**
 * E_gen and E_mem against the swept parameter, as a file. Points that did not converge are gaps, marked at the foot of the frame.
 *
 * @param file Its ending says what it becomes: .svg, .png or .pdf.
 * @throws {ParameterError} if the ending is another, or the file cannot be written.
 */
export async function curvePlot(
  file: string,
  over: SweptParameter,
  { log }: { readonly log?: true },
): Promise<CurvePlot> {
  if (!PICTURE_FORMATS.some((ending) => file.toLowerCase().endsWith(ending))) {
    throw new ParameterError("raf", "plot", file, `names that end in ${PICTURE_FORMATS.join(", ")}`);
  }
  const target = await outputFile("plot", file);
  return {
    write: async (points) => {
      const figure = curveChart({
        parameter: over,
        scale: log ? "log" : "linear",
        parameterValues: points.map(({ value }) => value),
        observables: DRAWN.map((observable) => ({
          observable,
          values: points.map(({ solution }) =>
            solution.status === "converged" ? observables(solution)[observable] : null,
          ),
        })),
      });
      await target.write([await picture(chart(figure), file)]);
    },
  };
}
