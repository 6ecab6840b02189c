import { expect, test } from "vitest";
import { linearSolution, newtonSystem } from "../../src/solver/newtonSystem.js";

test("linearSolution solves with row pivots", () => {
  expect(linearSolution([0, 2, 1, 1, 0, 0, 3, 1, 4], [7, 1, 17])).toEqual([1, 2, 3]);
});

test("newtonSystem finds a root in the part where the equations are defined", () => {
  const equations = ([x, y]: readonly number[]) =>
    x! <= 0 || y! <= 0 ? undefined : { residuals: [Math.log(x! * y!), x! - 4 * y!], jacobian: [1 / x!, 1 / y!, 1, -4] };
  const found = newtonSystem(equations, [0.1, 3], 60)!;
  expect(found.status).toBe("converged");
  expect(found.place[0]).toBeCloseTo(2, 14);
  expect(found.place[1]).toBeCloseTo(0.5, 14);
  expect(newtonSystem(equations, [-1, 1], 60)).toBeUndefined();
});
