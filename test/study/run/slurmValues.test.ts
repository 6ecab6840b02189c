import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { requireSlurmValues, slurmMemory } from "../../../src/study/run/slurmValues.js";

test.each([
  ["time", "10", "10:30", "2:00:00", "1-12", "1-12:30", "1-12:30:00"],
  ["partition", "short", "gpu_a,cpu-2.x"],
  ["mem", "500", "500M", "4G", "1t"],
])("requireSlurmValues take %s as sbatch does", (name, ...values) => {
  for (const value of values) expect(requireSlurmValues({ [name]: value })).toEqual({ [name]: value });
});

test.each([
  ["time", "", "1h", "2:00:00 ", "10\n#SBATCH --exclusive", "1:2:3:4"],
  ["partition", "", "a b", "a,", "a\n#SBATCH --uid=0", "$(id)"],
  ["mem", "", "4 G", "4GB", "-1", "4G\nrm"],
])("requireSlurmValues refuse a %s that would be another line or none", (name, ...values) => {
  for (const value of values) {
    expect(() => requireSlurmValues({ [name]: value })).toThrow(ParameterError);
    expect(() => requireSlurmValues({ [name]: value })).toThrow(
      `${name} cannot be ${JSON.stringify(value)}; allowed: `,
    );
  }
});

test("slurmMemory is in binary units, megabytes by default, and nothing where the cluster decides", () => {
  const sizes = ["1k", "500", "500M", "4G", "1t", "0", undefined].map(slurmMemory);
  expect(sizes).toEqual([2 ** 10, 500 * 2 ** 20, 500 * 2 ** 20, 4 * 2 ** 30, 2 ** 40, undefined, undefined]);
});
