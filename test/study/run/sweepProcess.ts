import { readFileSync } from "node:fs";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { parseShard } from "../../../src/study/run/shard.js";
import { sweepStudy } from "../../../src/study/run/sweepStudy.js";

/** A sweep as a process of its own, without the command line: it starts in a fraction of the time, and can be killed often. */
const [file = "", store = "", shard = ""] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
let told = false;
await sweepStudy({
  plan: await readPlan(text, file),
  source: { text, file, size: "full" },
  store,
  shard: parseShard(shard),
  progress: () => {
    if (!told) process.stdout.write("rows\n");
    told = true;
  },
});
