import { expect, test } from "vitest";
import { plainLabel } from "../../../src/report/tables/plainLabel.js";

test.each([
  ["alpha", "alpha"],
  ["$\\alpha$", "alpha"],
  ["$E_{\\mathrm{gen}}$", "E_gen"],
  ["$\\lambda \\to 0^+$", "lambda -> 0+"],
  ["$\\lambda\\to\\infty$", "lambda -> infinity"],
  ["$\\alpha^{-1/2}$", "alpha^(-1/2)"],
  ["$\\gamma_{\\mathrm{opt}}(\\varepsilon)$", "gamma_opt(epsilon)"],
  ["$\\mu_\\star^2/\\lambda$", "muStar^2/lambda"],
  ["$\\mu_{\\star}$", "muStar"],
  ["$\\mu_1 = 0.5$", "mu1 = 0.5"],
  ["$\\frac{2}{\\pi}$", "2/pi"],
  ["$\\sqrt{2}$", "sqrt(2)"],
  ["hinge, $\\kappa = 1$", "hinge, kappa = 1"],
])("plainLabel reads %s as %s", (label, plain) => {
  expect(plainLabel(label)).toBe(plain);
});
