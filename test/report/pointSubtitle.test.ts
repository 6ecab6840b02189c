import { expect, test } from "vitest";
import { pointSubtitle } from "../../src/report/pointSubtitle.js";

const POINT = { model: "linear", loss: "square", alpha: 2 };

test.each([
  [{ algorithm: "gradient-flow" }, ["gradient flow"]],
  [{ algorithm: "minimum" }, []],
  [{ ensembleOver: "subsamples" }, ["members over subsamples"]],
  [
    { inputs: "fresh", teacher: { loss: "hinge", lambda: 0.1 } },
    ["fresh inputs", "teacher: hinge loss, $\\lambda = 0.1$"],
  ],
  [{ teacher: { loss: "logistic", lambda: "0+" } }, ["teacher: logistic loss, $\\lambda \\to 0^+$"]],
])("the subtitle of a figure says how its learners are trained: %o", (training, words) => {
  expect(pointSubtitle({ ...POINT, ...training })).toEqual(["perceptron", "square loss", "$\\alpha = 2$", ...words]);
});
