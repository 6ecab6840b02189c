import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type Plugin, rolldown } from "rolldown";
import { esmExternalRequirePlugin } from "rolldown/plugins";
import { LABEL_TABLE } from "../src/report/drawing/mathText.js";
import { sourceFingerprint } from "../src/report/pipeline/sourceFingerprint.js";
import { BUILD_FACTS, type BuildFacts } from "../src/study/store/buildFacts.js";
import { packageVersions } from "../src/study/store/packageVersion.js";
import { labelTable } from "./labelTable.js";
import { licenseTexts, packagesOf } from "./packages.js";

const ROOT = resolve(import.meta.dirname, "..");

/** The files that others start from, by their names in the bundle: the command, what the package exports, and what threads run. */
const ENTRIES = {
  raf: "src/cli/bin.ts",
  index: "src/index.ts",
  channels: "src/public/channels.ts",
  spectra: "src/public/spectra.ts",
  validation: "src/public/validation.ts",
  study: "src/public/study.ts",
  report: "src/public/report.ts",
  threadTask: "validation/threadTask.ts",
  replicaThread: "validation/replicaThread.ts",
  ampThread: "validation/amp/ampThread.ts",
  trainingThread: "validation/dynamics/trainingThread.ts",
  computeUnit: "src/study/run/computeUnit.ts",
  batchLines: "src/cli/batch/batchLines.ts",
  repeatOnThread: "src/cli/realdata/repeatOnThread.ts",
  makePart: "src/report/pipeline/makePart.ts",
};

/**
 * Modules that are loaded together: the named ones and all that they import at once, unless an earlier line has it. What is imported later, or by few,
 * becomes a small file by itself.
 *
 * The theory runs in browsers too and imports nothing of Node. A cold `raf solve` opens the first two.
 */
const TOGETHER = [
  { name: "theory", test: /src\/(?:index|public\/(?:channels|spectra))\.ts$/ },
  { name: "program", test: /src\/cli\/(?:main|solve\/solve)\.ts$/ },
  {
    name: "outputs",
    test: /src\/(?:cli\/(?:output\/plotFile|flags\/figureFlags)|report\/(?:differenceTable|pointSubtitle|axisLimits)|study\/(?:parts\/(?:studyPart|computedRow)|table\/encodedTable))\.ts$/,
  },
  { name: "points", test: /src\/cli\/(?:curve|batch|serve|optimum|bayes|distill|threshold)\/\w+\.ts$/ },
  { name: "stores", test: /src\/cli\/plot\/plot\.ts$/ },
  { name: "studies", test: /src\/(?:cli\/(?:sweep|status|merge|plans)\/\w+|study\/run\/computeUnit)\.ts$/ },
  { name: "drawing", test: /src\/report\/chart\.ts$/ },
  { name: "studyFigures", test: /src\/report\/study\/studyFigure\.ts$/ },
  { name: "experiments", test: /src\/cli\/(?:simulate|validate|dynamics|realdata)\/\w+\.ts$/ },
];

const TRANSFORM = { target: "node20" };

/** Names stay, so that a trace can be read. */
const WRITTEN = { minify: { compress: false, mangle: false, codegen: true }, comments: false } as const;

/** Writes characters beyond ASCII as escapes: one of them makes Node keep a whole file in two bytes a character, and read it half as fast. */
const ASCII_ONLY: Plugin = {
  name: "ASCII only",
  generateBundle: (_options, files) => {
    for (const file of Object.values(files)) {
      if (file.type !== "chunk") continue;
      file.code = file.code.replace(
        /[\u0080-\uffff]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
    }
  },
};

/** MathJax, two megabytes: a file of its own, and required, because a label is typeset at once and few of them need it. */
const TYPESETTER = {
  source: join(ROOT, "src/report/drawing/mathJax.ts"),
  file: "typesetter.cjs",
  exports: ["typesetFormula"],
};

/** Loads the typesetter when it is called. */
const LATE_TYPESETTER: Plugin = {
  name: "late typesetter",
  load: (id) =>
    id !== TYPESETTER.source
      ? undefined
      : [
          'import { createRequire } from "node:module";',
          `const load = () => createRequire(import.meta.url)("./${TYPESETTER.file}");`,
          ...TYPESETTER.exports.map((name) => `export const ${name} = (...args) => load().${name}(...args);`),
        ].join("\n"),
};

/** Observable Plot makes a formatter of numbers when it loads, which opens Node's tables of languages. It is made at its first use, which never comes. */
const LATE_FORMATTER: Plugin = {
  name: "late formatter",
  transform: (code, id) => {
    if (!/plot[\\/]src[\\/]format\.js$/.test(id)) return undefined;
    const [eager, late] = ["= formatAuto();", "= (value) => formatAuto()(value);"];
    if (!code.includes(eager)) throw new Error(`${id} has changed: it no longer contains ${eager}`);
    return code.replace(eager, late);
  },
};

/**
 * Bundles the command and the library with all that they need. A cold start opens a few files instead of hundreds, and an installation
 * brings no other package.
 *
 * The folder is flat: a module looks for what threads run beside itself, whichever file it has become part of.
 *
 * @param folder Where to. Its JavaScript files are removed first.
 */
export async function bundle(folder: string): Promise<void> {
  const { resolve: found } = createRequire(import.meta.url);
  const modules: string[] = [];
  const recorder: Plugin = { name: "modules", moduleParsed: ({ id }) => void modules.push(id) };
  const program = await rolldown({
    cwd: ROOT,
    input: ENTRIES,
    // Neutral, because the theory must run in browsers: for Node, the bundle would require and not import what packages want of Node.
    platform: "neutral",
    plugins: [
      esmExternalRequirePlugin({ external: builtinModules.flatMap((name) => [name, `node:${name}`]) }),
      LATE_TYPESETTER,
      LATE_FORMATTER,
      recorder,
      ASCII_ONLY,
    ],
    resolve: {
      conditionNames: ["node"],
      mainFields: ["module", "main"],
      alias: {
        // linkedom has this in place of canvas where that is not installed.
        canvas: join(ROOT, "node_modules/linkedom/commonjs/canvas-shim.cjs"),
        // ECMAScript modules, of which only the used part is bundled; Node is given others.
        "ml-matrix": join(ROOT, "node_modules/ml-matrix/src/index.js"),
        yaml: join(ROOT, "node_modules/yaml/browser/index.js"),
      },
    },
    transform: TRANSFORM,
    // A module that is loaded together with another may be imported later all the same.
    checks: { ineffectiveDynamicImport: false },
  });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (/\.c?js$/.test(name)) rmSync(join(folder, name));
  await program.write({
    ...WRITTEN,
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "part-[name].js",
    codeSplitting: { groups: TOGETHER },
  });
  await program.close();
  const typesetter = await rolldown({
    input: TYPESETTER.source,
    platform: "node",
    plugins: [recorder, ASCII_ONLY],
    transform: TRANSFORM,
  });
  await typesetter.write({ ...WRITTEN, file: join(folder, TYPESETTER.file), format: "cjs" });
  await typesetter.close();
  writeFileSync(join(folder, LABEL_TABLE), JSON.stringify(labelTable()));
  // The solver of linear programs reads it beside itself.
  copyFileSync(found("highs/runtime"), join(folder, "highs.wasm"));
  const packages = packagesOf(modules);
  writeFileSync(join(folder, "licenses.txt"), licenseTexts(packages));
  const bundled = new Set(packages.map(({ name }) => name));
  const { "raf-theory": own = "", ...pinned } = packageVersions();
  const facts: BuildFacts = {
    versions: {
      "raf-theory": own,
      ...Object.fromEntries(Object.entries(pinned).filter(([name]) => bundled.has(name))),
    },
    fingerprint: await sourceFingerprint(ROOT),
  };
  writeFileSync(join(folder, BUILD_FACTS), `${JSON.stringify(facts)}\n`);
}
