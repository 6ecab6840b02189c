import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildSite } from "./buildSite.js";

// npm run build:docs: the documentation as static files in dist-site, for any web server and below any path.
const out = join(import.meta.dirname, "../dist-site");
rmSync(out, { recursive: true, force: true });
const pages = await buildSite(out);
process.stdout.write(`${pages.length} pages in dist-site\n`);
