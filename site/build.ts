import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildSite } from "./buildSite.js";
import { builtProgram } from "./builtProgram.js";

// npm run build:docs: the documentation as static files in dist-site, for any web server and below any path.
const out = join(import.meta.dirname, "../dist-site");
if (existsSync(out)) rmSync(out, { recursive: true });
const pages = await buildSite(out, builtProgram());
process.stdout.write(`${pages.length} pages in dist-site\n`);
