import { lossFromExpression } from "../../../equations/lossExpression.js";
import type { Loss } from "../../../equations/losses.js";
import { namedLoss } from "../../../equations/vocabulary/losses.js";
import type { StudyPart } from "../../study/parts/studyPart.js";

/** The losses of a part that fall forever, such as the logistic: on separable data their weights diverge as lambda -> 0+. */
export async function endlessLosses({ fixed, cases, axes }: StudyPart): Promise<ReadonlySet<string>> {
  const given = [
    fixed["loss"],
    ...cases.map(({ parameters }) => parameters["loss"]),
    ...axes.flatMap(({ names, points }) =>
      names.includes("loss") ? points.map((point) => point[names.indexOf("loss")]) : [],
    ),
  ];
  const names = [...new Set(given)].filter((name) => typeof name === "string");
  const losses = await Promise.all(names.map((name) => resolved(name)));
  return new Set(names.filter((_name, i) => losses[i]!.minimizers.from === Number.POSITIVE_INFINITY));
}

async function resolved(name: string): Promise<Loss> {
  return namedLoss(name) ?? lossFromExpression(name);
}
