/** @module-tag heavy */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../architecture/sourceTree.js";
import type { Ran } from "../cli/inProcess.js";
import { commandOf, finished } from "../cli/process.js";

const folder = mkdtempSync(join(tmpdir(), "raf-without-natives-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The program where koffi and @resvg/resvg-js are not installed. */
function runWithout(argv: readonly string[]): Promise<Ran> {
  const [node, ...words] = commandOf(argv);
  const block = pathToFileURL(join(ROOT, "test/installation/withoutNatives.mjs")).href;
  return finished(spawn(node, ["--import", block, ...words], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] }));
}

test("raf paper writes everything but the PNG where its renderer is not installed, and says so", async () => {
  const { exitCode, stdout, stderr } = await runWithout(["paper", "1", "--out", folder, "--no-report"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("PNG is left out: @resvg/resvg-js does not load here");
  const names = readdirSync(folder);
  for (const name of ["figure-1.svg", "figure-1.pdf", "figure-1.csv"]) expect(names).toContain(name);
  expect(names.filter((name) => name.endsWith(".png"))).toEqual([]);
});

test("raf curve --plot to a PNG file names the two other formats where its renderer is not installed", async () => {
  const command = `curve --model linear --loss square --alpha 2 --epsilon 0.1 --over lambda --from 1 --to 2 --points 3 --plot`;
  const { exitCode, stderr } = await runWithout([...command.split(" "), join(folder, "curve.png")]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("allowed: SVG and PDF. PNG is left out");
});

test("raf simulate runs on ml-matrix where koffi is not installed", async () => {
  const command =
    "simulate --model linear --loss hinge --alpha 2 --epsilon 0.2 --lambda 1 --d 20 --replicas 2 --threads 1";
  const { exitCode, stdout, stderr } = await runWithout(command.split(" "));
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("ml-matrix, 1 thread");
});

test("the sources compile where koffi is not installed", () => {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    ROOT,
  );
  const host = ts.createCompilerHost(options);
  const isKoffi = (path: string): boolean => /node_modules\/koffi/.test(path);
  const fileExists = host.fileExists.bind(host);
  const directoryExists = host.directoryExists?.bind(host);
  host.fileExists = (path) => !isKoffi(path) && fileExists(path);
  host.directoryExists = (path) => !isKoffi(path) && (directoryExists?.(path) ?? true);
  const sources = [join(ROOT, "validation/linearAlgebra/openBlas.ts")];
  const found = ts.getPreEmitDiagnostics(ts.createProgram(sources, options, host));
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});
