import { expect, test } from "vitest";
import { agreementTable } from "../../src/report/agreementTable.js";

test("agreementTable lists published and own numbers, their difference and whether they agree, and counts", () => {
  const comparisons = [
    { quantity: "Bayes-optimal E_gen", published: "0.2008", ours: 0.200812 },
    { quantity: "hinge, best angle", published: "0.9774", ours: 0.97988 },
    { quantity: "hinge, not converged", published: ".2445", ours: null },
  ];
  expect(agreementTable(comparisons).split("\n")).toEqual([
    "quantity              published       ours  difference  agrees",
    "--------------------  ---------  ---------  ----------  ------",
    "Bayes-optimal E_gen      0.2008  0.2008120      1.2e-5  yes",
    "hinge, best angle        0.9774  0.9798800      2.5e-3  no",
    "hinge, not converged      .2445  -              -       no",
    "",
    "1 of 3 published numbers reproduced at the precision printed",
  ]);
});

test("agreementTable of nothing reproduces nothing", () => {
  expect(agreementTable([])).toContain("0 of 0 published numbers");
});
