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
const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

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
  for (const name of ["package.json", "README.md", "CHANGELOG.md", "LICENSE"])
    cpSync(join(ROOT, name), join(built, name));
  const options = ["-p", join(ROOT, "tsconfig.build.json"), "--outDir", join(built, "dist")];
  run(process.execPath, [TSC, ...options], ROOT);
  run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], built);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) as string;
  const modules = join(user, "node_modules");
  mkdirSync(join(modules, "raf-theory"), { recursive: true });
  run("tar", ["-xzf", join(folder, tarball), "-C", join(modules, "raf-theory"), "--strip-components=1"], folder);
  // What the package depends on is installed already.
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    if (!name.startsWith(".")) symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  }
  writeFileSync(join(user, "package.json"), JSON.stringify({ type: "module", private: true }));
}

describe("the packed package, in another folder", () => {
  beforeAll(() => {
    install();
    for (const { file, code } of EXAMPLES) writeFileSync(join(user, file), `${code}\n`);
  }, PATIENCE);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test(
    "has types under which every example compiles",
    () => {
      const flags = ["--strict", "--target", "es2022", "--module", "nodenext", "--skipLibCheck", "--types", "node"];
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
});
