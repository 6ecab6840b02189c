// Makes the one file of Node that the wheel carries, and the version of the Python package: `npm run build:python`.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const description = JSON.parse(readFileSync(path("../package.json"), "utf8"));

/** Modules that are others in one file: threads start it anew, and there is no package.json beside it. */
const replaced = {
  name: "replaced",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/threadPool\.js$/ }, () => ({ path: path("bundle/threadPool.ts") }));
    onLoad({ filter: /store[\\/]packageVersion\.ts$/ }, () => ({
      contents: `export const packageVersion = () => ${JSON.stringify(description.version)};
        export const packageVersions = () => (${JSON.stringify({ [description.name]: description.version, ...description.dependencies })});`,
    }));
  },
};

await build({
  entryPoints: [path("bundle/entry.ts")],
  outfile: path("raf_theory/raf.mjs"),
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "esm",
  // Natives are optional: without koffi linear algebra is ml-matrix, without the renderer there is no PNG.
  external: ["koffi", "@resvg/resvg-js", "canvas"],
  banner: {
    js: 'import { createRequire as rafRequire } from "node:module"; import { fileURLToPath as rafPath } from "node:url"; const require = rafRequire(import.meta.url); const __filename = rafPath(import.meta.url); const __dirname = rafPath(new URL(".", import.meta.url));',
  },
  plugins: [replaced],
  logLevel: "warning",
});

writeFileSync(path("raf_theory/_version.py"), `__version__ = ${JSON.stringify(description.version)}\n`);
