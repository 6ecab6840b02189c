import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../build/bundle.js";
import { packageVersion } from "../src/study/store/packageVersion.js";

// Files of the wheel, the program and the version of the Python package: `npm run build:python`.
const PACKAGE = join(import.meta.dirname, "raf_theory");
const PROGRAM = join(PACKAGE, "program");

rmSync(PROGRAM, { recursive: true, force: true });
await bundle(PROGRAM);
// There is no package.json above it that says so.
writeFileSync(join(PROGRAM, "package.json"), '{ "type": "module" }\n');
writeFileSync(join(PACKAGE, "_version.py"), `__version__ = ${JSON.stringify(packageVersion())}\n`);
