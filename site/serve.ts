import { watch } from "node:fs";
import { join } from "node:path";
import { staticServer } from "../src/cli/explore/staticServer.js";
import { buildSite } from "./buildSite.js";
import { builtProgram } from "./builtProgram.js";

/** Port of the documentation. */
const PORT = 8100;
/** An editor writes a file in several steps, in milliseconds. */
const REST = 200;

// npm run docs: builds what is missing, serves the documentation, and typesets the pages again after every change below docs/.
const root = join(import.meta.dirname, "..");
const out = join(root, "dist-site");
const build = async (): Promise<void> => {
  await buildSite(out, builtProgram());
};
await build();
const { url } = await staticServer(out, PORT);
process.stdout.write(`${url}\n`);
let waiting: NodeJS.Timeout | undefined;
watch(join(root, "docs"), { recursive: true }, () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    build().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    });
  }, REST);
});
