import { appendFileSync, readFileSync } from "node:fs";
import { afterAll, beforeEach } from "vitest";

// npm run test:cost: writes the processor time of every test file, with the processes that it has waited for, to the file that
// RAF_TEST_COST names. Linux only. With one worker at a time nothing else runs in this process meanwhile.
const begun = processorSeconds();
let file = "";
beforeEach(({ task }) => {
  file = task.file.name;
});
afterAll(() => {
  const line = { file, seconds: processorSeconds() - begun };
  appendFileSync(process.env["RAF_TEST_COST"] ?? "", `${JSON.stringify(line)}\n`);
});

/** Processor time of this process and of its children that have ended, from the kernel's hundredths. */
function processorSeconds(): number {
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}
