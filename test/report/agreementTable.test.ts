import { expect, test } from "vitest";
import { agreementTable } from "../../src/report/agreementTable.js";

test("agreementTable lists published and own numbers, their difference and whether they agree, and counts", () => {
  const comparisons = [
    { quantity: "Bayes-optimal E_gen", published: "0.2008", ours: 0.200812 },
    { quantity: "hinge, best angle", published: "0.9774", ours: 0.97988 },
    { quantity: "hinge, not converged", published: ".2445", ours: null },
    { quantity: "flat", published: "0.9774", ours: 0.97988, flatness: { excess: 8.4e-6, tolerance: 1e-5 } },
    { quantity: "not so flat", published: "0.9774", ours: 0.97988, flatness: { excess: 1.1e-5, tolerance: 1e-5 } },
  ];
  expect(agreementTable(comparisons).split("\n")).toEqual([
    "quantity              published       ours  difference  agrees",
    "--------------------  ---------  ---------  ----------  -----------------------------------------",
    "Bayes-optimal E_gen      0.2008  0.2008120      1.2e-5  yes",
    "hinge, best angle        0.9774  0.9798800      2.5e-3  no",
    "hinge, not converged      .2445  -              -       no",
    "flat                     0.9774  0.9798800      2.5e-3  explained (flat minimum: 8.4e-6 above it)",
    "not so flat              0.9774  0.9798800      2.5e-3  no",
    "",
    "1 of 5 published numbers reproduced at the precision printed, 1 explained, 3 contradicted",
  ]);
});

test("agreementTable of nothing reproduces nothing", () => {
  expect(agreementTable([])).toContain("0 of 0 published numbers");
});
