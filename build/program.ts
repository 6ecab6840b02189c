import { resolve } from "node:path";
import { bundle } from "./bundle.js";

// The program and the library that npm packs: `npm run build:program`.
const [folder = "dist"] = process.argv.slice(2);
await bundle(resolve(folder));
