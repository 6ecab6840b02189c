import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ensemble, type SimulatedCase } from "../../../validation/verdict/ensemble.js";
import { verdict } from "../../../validation/verdict/verdict.js";
import { largestOf } from "../../numerics/extremes.js";
import { verdictText } from "../../report/verdictText.js";
import { replicaMemory } from "../../study/parts/replicaMemory.js";
import { studyParts } from "../../study/parts/studyPart.js";
import { requireTheory } from "../../study/validation/requireTheory.js";
import { simulatedCases } from "../../study/validation/simulatedCases.js";
import { validationPlan } from "../../study/validation/validationPlan.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { countFlag, WORKERS_FLAG } from "../flags/countFlag.js";
import { counted } from "../output/counted.js";
import { EXIT_CODES, type Outcome, printed } from "../output/outcome.js";
import { writtenCommand } from "../output/outputFiles.js";
import { paperFolder } from "../output/paperFolder.js";
import { type Streams, write } from "../output/streams.js";
import { builtInPlans, namedPlans } from "../plans/builtInPlans.js";
import { memoryLine } from "../run/memory.js";
import { type LoadedPlan, planFile } from "../run/planFile.js";
import { studyRun } from "../run/studyRun.js";
import { requireMemory, requireRows } from "../sweep/sweepDryRun.js";

interface ValidateFlags {
  readonly out?: string;
  readonly workers?: number;
  readonly small?: true;
}

const NOTES = `Plans that come with raf: ${builtInPlans("validate")
  .map(({ name, summary }) => `${name} (${summary})`)
  .join("; ")}.
A plan is one of raf sweep with "compute: replicas" at three sizes or more. Every case and size has data of its own.
The folder gets verdict.txt, comparisons.csv (all digits), verdict.json, and as .svg, .png and .pdf the verdict and the curves along lambda; with the plan paper also the paper's figures with the simulated points. The finished replicas are in OUT/store, and the same command continues from them.
Exit codes: 3 if theory and simulation disagree or a replica is not certified; 4 if the plan cannot tell a right theory from one that is wrong by 2 % in alpha; 130 after Ctrl-C.`;

/** `raf validate`: theory against simulations over a plan, and a verdict. */
export const validateCommand: CommandDefinition = {
  notes: NOTES,
  // raf validate quick and paper take minutes; every example here is run by the tests.
  examples: ["raf validate examples/finite-size.yaml --small --out validation-finite-size"],
  configure: (command) => {
    command
      .argument(
        "<plan>",
        `${builtInPlans("validate")
          .map((plan) => plan.name)
          .join(", ")}, or a YAML or JSON file`,
      )
      .option("--out <folder>", "where everything goes; default: validation- and the plan's name")
      .addOption(countFlag(WORKERS_FLAG))
      .option("--small", "the plan's own small section laid over it");
  },
  run: (command, streams) => validate(command.args[0]!, command.opts<ValidateFlags>(), streams),
};

/** Exit codes and messages of verdicts other than agreement. */
const ENDINGS = {
  disagree: { exitCode: EXIT_CODES.notConverged, message: "theory and simulation disagree" },
  "cannot tell": {
    exitCode: EXIT_CODES.cannotTell,
    message: "the plan cannot tell: it would not reject a theory wrong by 2 % in alpha; take more replicas or cases",
  },
} as const;

async function validate(name: string, flags: ValidateFlags, streams: Streams): Promise<Outcome> {
  const { paths, shown, figures } = namedPlans(name, "validate");
  const size = flags.small ? "small" : "full";
  const plans = await Promise.all(paths.map((path, index) => planFile(path, size, shown[index])));
  const loadedPlans = plans.map(({ plan, source }, index) => ({
    plan: validationPlan(plan, { ...source, file: shown[index]! }),
    source,
  }));
  const workers = flags.workers ?? availableParallelism();
  for (const [index, { plan, source }] of loadedPlans.entries()) {
    const place = { ...source, file: shown[index]! };
    requireRows(plan, place);
    requireMemory(plan, workers, { place });
  }
  // A point without a theory is refused before the simulations.
  for (const { plan } of loadedPlans) await requireTheory(studyParts(plan)[0]!);
  const out = flags.out ?? `validation-${plainName(name)}`;
  const folder = await paperFolder(out);
  const bytes = largestOf(loadedPlans.map(({ plan }) => replicaMemory(plan)?.bytes ?? 0));
  await write(streams.stdout, memoryLine([counted(workers, "worker")], workers * bytes));
  const simulated: SimulatedCase[] = [];
  const failures: string[] = [];
  for (const [index, loadedPlan] of loadedPlans.entries()) {
    const store = join(out, paths.length === 1 ? "store" : `store-${index + 1}`);
    const found = await simulatedPlan(loadedPlan, { store, workers }, streams);
    if (found === "interrupted") {
      const message = `interrupted; the finished replicas are in ${out}, the same command continues`;
      return { exitCode: EXIT_CODES.interrupted, output: [], message };
    }
    simulated.push(...found.cases);
    failures.push(...found.failures);
  }
  if (failures.length > 0) {
    const message = `${failures.length} replicas have no result, so there is no verdict; the first: ${failures[0]!}`;
    return { exitCode: EXIT_CODES.notConverged, output: [], message };
  }
  const result = verdict(await Promise.all(simulated.map((one) => ensemble(one))));
  const text = `${plans.map(({ plan }) => plan.name).join("; ")}\n\n${verdictText(result)}\n`;
  const { validationFiles } = await import("./validationFiles.js");
  const files = await validationFiles({
    verdict: result,
    text,
    simulated,
    command: writtenCommand(streams.argv),
    figures,
  });
  for (const file of files) await folder.write(file);
  const { hasPng, NO_PNG } = await import("../../report/png.js");
  const png = hasPng() ? "" : `${NO_PNG}\n`;
  const where = `written to ${out}: ${files.map((file) => file.name).join(", ")}\n${png}`;
  if (result.outcome === "agree") return printed(text, where);
  const { exitCode, message } = ENDINGS[result.outcome];
  return { exitCode, output: [text, where], message };
}

/** The replicas of one plan, computed now or read from its store, and the reasons of failures. */
async function simulatedPlan(
  loaded: LoadedPlan,
  { store, workers }: { readonly store: string; readonly workers: number },
  streams: Streams,
): Promise<"interrupted" | { readonly cases: readonly SimulatedCase[]; readonly failures: readonly string[] }> {
  const { status, index } = await studyRun({ ...loaded, store, workers, failures: "retry" }, streams);
  if (status === "interrupted") return status;
  const { cases, report } = simulatedCases(studyParts(loaded.plan)[0]!, index);
  const failures = report.examples.map(({ parameters, reason }) => `${parameters}: ${reason}`);
  return { cases, failures };
}

/** The plan's name without folder and ending. */
function plainName(path: string): string {
  return path.replace(/^.*[\\/]/, "").replace(/\.(?:ya?ml|json)$/i, "");
}
