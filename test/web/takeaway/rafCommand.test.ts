import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/web/state/curveSettings.js";
import { curveTask } from "../../../src/web/state/curveTask.js";
import { INITIAL_STATE } from "../../../src/web/state/explorerState.js";
import { rafCommand } from "../../../src/web/takeaway/rafCommand.js";
import type { ViewName } from "../../../src/web/views.js";
import { run } from "../../cli/inProcess.js";

const commandOf = (view: ViewName, part: Partial<typeof DEFAULT_SETTINGS> = {}): string => {
  const settings = { ...DEFAULT_SETTINGS, ...part };
  return rafCommand(curveTask(settings, { ...INITIAL_STATE, view, settings }));
};

test("rafCommand writes the command of a curve with every digit", () => {
  expect(commandOf("trade-off")).toBe(
    "raf curve --model linear --loss hinge --alpha 2.2222222222222223 --epsilon 0.1 --over lambda --from 0.00001 --to 100000 --points 200 --log --limits",
  );
});

test("rafCommand quotes what a shell would take apart", () => {
  const loss = "max(0, 1-u)^2";
  expect(commandOf("alpha", { loss })).toContain(`--loss '${loss}'`);
  expect(commandOf("alpha", { loss: "u'" })).toContain(`--loss 'u'\\'''`);
});

test.each([
  ["kappa", { model: "rf", featureKind: "gamma", lambda: 0 }],
  ["gamma", { model: "kernel", lambda: Number.POSITIVE_INFINITY }],
] as const)("rafCommand writes commands that work, at the limits of lambda too: %s", async (view, part) => {
  const { exitCode, stdout } = await run(
    commandOf(view, part).replace(/^raf /, "").replace("--points 200", "--points 3"),
  );
  expect(exitCode).toBe(0);
  expect(stdout.split("\n")).toHaveLength(5);
});

test.each([
  ["map", "alpha", 49],
  ["capacity", "epsilon", 200],
] as const)("rafCommand writes a loop over commands for the %s", async (view, name, count) => {
  const loop = commandOf(view, { model: "rf" });
  const [, values = "", command = ""] = new RegExp(`^for ${name} in (.*); do raf (.*); done$`).exec(loop) ?? [];
  expect(values.split(" ")).toHaveLength(count);
  const line = command.replace(`$${name}`, values.split(" ")[1] ?? "");
  expect((await run(line)).exitCode).toBe(0);
});
