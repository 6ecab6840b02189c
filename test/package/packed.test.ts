/** @module-tag slow */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../architecture/sourceTree.js";
import { examplesOf } from "../documentation/comments.js";
import { PACKAGE_ENTRIES } from "../documentation/packageEntries.js";
import { runSnippet } from "../documentation/snippet.js";

/** Compiling the package takes ten times as long on a busy machine. */
const PATIENCE = 600_000;

const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const run = (command: string, args: readonly string[], cwd: string, input = ""): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", input, stdio: "pipe" });

/** The example at the head of each entry of the package. */
const EXAMPLES = [...PACKAGE_ENTRIES].map(([name, path]) => {
  const [example] = examplesOf({ path, text: readFileSync(join(ROOT, path), "utf8") });
  if (example === undefined) throw new Error(`${path} has no example`);
  return { name, file: `${name.split("/").join("-")}.ts`, code: example.code };
});

const folder = mkdtempSync(join(tmpdir(), "raf-packed-"));
const user = join(folder, "user");

/** Builds the package in a folder of its own, packs it, and unpacks the tarball as the one package of a user's project. */
function install(): void {
  const built = join(folder, "built");
  mkdirSync(built);
  for (const name of ["package.json", "README.md", "CHANGELOG.md", "LICENSE", "validation/plans"])
    cpSync(join(ROOT, name), join(built, name), { recursive: true });
  run(process.execPath, [TSC, "-p", join(ROOT, "tsconfig.build.json"), "--outDir", join(built, "dist/types")], ROOT);
  run(process.execPath, ["--import", "tsx", join(ROOT, "build/program.ts"), join(built, "dist")], ROOT);
  run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], built);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) as string;
  const modules = join(user, "node_modules");
  mkdirSync(join(modules, "raf-theory"), { recursive: true });
  run("tar", ["-xzf", join(folder, tarball), "-C", join(modules, "raf-theory"), "--strip-components=1"], folder);
  // The compiler knows Node by them.
  for (const name of ["@types", "undici-types"]) symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  writeFileSync(join(user, "package.json"), JSON.stringify({ type: "module", private: true }));
}

/** The program, run in the user's folder. */
const raf = (command: string): string =>
  run(process.execPath, [join(user, "node_modules/raf-theory/dist/raf.js"), ...command.split(" ")], user, LINES);

/** Text for the program's standard input: more than a worker is given at a time. */
const LINES = `${JSON.stringify({ model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 1 })}\n`.repeat(1000);

const POINT = "--model linear --loss hinge --alpha 2 --epsilon 0.1";

/** Commands that start threads, and those that load what the others do not, with a line of what they print. */
const COMMANDS: readonly (readonly [string, string])[] = [
  [`solve ${POINT} --lambda 1`, "generalizationError  0.225172222957"],
  [`batch --workers 2`, '"generalizationError":0.22517222295'],
  [`simulate ${POINT} --lambda 1 --d 20 --replicas 2 --threads 2`, "2 threads"],
  [
    `dynamics --algorithm gradient-descent --loss square --model linear --alpha 2 --epsilon 0.1 --lambda 1 --eta 0.1 --d 20 --replicas 5 --steps 5 --threads 2`,
    "",
  ],
  [`curve ${POINT} --over lambda --from 1 --to 2 --points 3 --plot curve.svg`, "generalizationError"],
  // The title is no usual label: it needs the typesetter.
  [
    `curve ${POINT} --over lambda --from 1 --to 2 --points 3 --title $\\sqrt\\lambda$ --plot titled.svg`,
    "generalizationError",
  ],
  ["sweep plan.yaml --store plan.store --workers 2 --out plan.parquet", "plan.parquet"],
  ["plot plan.store --x alpha --y lambda --value generalizationError --out map.pdf", "map.pdf"],
  ["paper 1 --no-report --out paper", "made figure-1: 4 files"],
  ["plans", "phase"],
];

const PLAN = `name: plan
fixed: {model: kernel, loss: hinge, epsilon: 0.1, activation: relu}
axes:
  alpha: {from: 0.1, to: 100, count: 5, scale: log}
  lambda: {from: 1e-3, to: 1e2, count: 5, scale: log}
compute: [points]
`;

describe("the packed package, in another folder", () => {
  beforeAll(() => {
    install();
    for (const { file, code } of EXAMPLES) writeFileSync(join(user, file), `${code}\n`);
    writeFileSync(join(user, "plan.yaml"), PLAN);
  }, PATIENCE);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test(
    "has types under which every example compiles",
    () => {
      const flags = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"];
      const files = EXAMPLES.map(({ file }) => file);
      expect(run(process.execPath, [TSC, ...flags, "--exactOptionalPropertyTypes", ...files], user)).toBe("");
    },
    PATIENCE,
  );

  for (const { name, file, code } of EXAMPLES) {
    test(
      `runs the example of ${name} in a process of its own, and keeps its promises`,
      async () => {
        expect(run(process.execPath, [file.replace(/ts$/, "js")], user)).toBe("");
        const { resolve } = createRequire(join(user, file));
        const load = (specifier: string): Promise<unknown> => import(/* @vite-ignore */ resolve(specifier));
        expect(await runSnippet(code, { scope: {}, load })).toBeGreaterThan(0);
      },
      PATIENCE,
    );
  }

  test.each(COMMANDS)(
    "runs raf %s",
    (command, line) => {
      expect(raf(command)).toContain(line);
    },
    PATIENCE,
  );

  test("solves without a module of Node, as a browser must", () => {
    const library = join(user, "node_modules/raf-theory/dist");
    const loaded = [...importsBelow(library, "index.js")];
    expect(loaded).toContain("part-theory.js");
    expect(loaded.filter((name) => name.startsWith("node:"))).toEqual([]);
  });
});

/** Every file and module that a file of the bundle imports at once, directly or not. */
function importsBelow(library: string, name: string, found = new Set<string>()): ReadonlySet<string> {
  for (const [, imported = ""] of readFileSync(join(library, name), "utf8").matchAll(
    /(?:from|import)"(?:\.\/)?([^"]+)";/g,
  )) {
    if (found.has(imported)) continue;
    found.add(imported);
    if (imported.endsWith(".js")) importsBelow(library, imported, found);
  }
  return found;
}
