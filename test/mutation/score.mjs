import { scoreOf } from "./reports.mjs";

// node test/mutation/score.mjs REPORT...: the share of mutants that some test has noticed, over the reports of a sample and of its survivors.
const { mutants, noticed, share } = scoreOf(process.argv.slice(2));
process.stdout.write(`${noticed} of ${mutants} mutants, ${(100 * share).toFixed(1)} %\n`);
