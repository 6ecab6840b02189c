/** @module-tag heavy */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Command as Program } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GENERATED_FOLDERS } from "../site/links.js";
import { readPages } from "../site/readPages.js";
import { savedFiles } from "../site/savedFiles.js";
import { COMMANDS } from "../src/cli/program.js";
import { ROOT, readTree } from "./architecture/sourceTree.js";
import { type Command, commandsOf, matchesOutput, runCommand } from "./documentation/commands.js";
import { commentsOf, examplesOf } from "./documentation/comments.js";
import { compileErrors } from "./documentation/compile.js";
import { citedLabels, definedLabels, sectionOf } from "./documentation/labels.js";
import { anchorsOf, localLinks, readMarkdown } from "./documentation/markdown.js";
import { entryOf } from "./documentation/packageEntries.js";
import { runSnippet } from "./documentation/snippet.js";
import { npyFile } from "./validation/realData/dataFiles.js";
import { gaussianSet } from "./validation/realData/sets.js";

type Exports = Readonly<Record<string, unknown>>;

const SOURCES = readTree(["src", "equations", "validation"], ".ts");
const SHEET = "equations/README.md";
const PAGES = ["README.md", ...readPages(ROOT).flatMap(({ source }) => source ?? [])];

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const load = async (path: string): Promise<Exports> => (await import(/* @vite-ignore */ join(ROOT, path))) as Exports;
const loadEntry = async (): Promise<Exports> => (existsSync(join(ROOT, "src/index.ts")) ? load("src/index.ts") : {});
/** The package itself is loaded from its sources. */
const loadAny = (specifier: string): Promise<unknown> =>
  specifier.split("/")[0] === "raf-theory" ? load(entryOf(specifier)) : import(/* @vite-ignore */ specifier);

describe("examples in docstrings", () => {
  const examples = SOURCES.flatMap(examplesOf);

  test("are found", () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  for (const { path, line, code } of examples) {
    test(`${path}:${line} keeps its promises`, async () => {
      const scope = { ...(await loadEntry()), ...(await load(path)) };
      expect(await runSnippet(code, { scope, load: loadAny }), "promised values (// =>)").toBeGreaterThan(0);
    });
  }
});

describe.runIf(PAGES.includes("README.md"))("README.md", () => {
  const blocks = PAGES.includes("README.md") ? readMarkdown(read("README.md")).blocks : [];
  const snippets = blocks.filter(({ language }) => language === "ts");
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "raf-readme-"));
    // The commands are meant for the checkout, and write where they run.
    symlinkSync(join(ROOT, "examples"), join(folder, "examples"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("shows code and commands", () => {
    expect(snippets.length).toBeGreaterThan(0);
    expect(blocks.flatMap(commandsOf).length).toBeGreaterThan(0);
  });

  test("code compiles", () => {
    expect(compileErrors(snippets)).toEqual([]);
  });

  for (const { line, code } of snippets) {
    test(`code at line ${line} keeps its promises`, async () => {
      await runSnippet(code, { scope: {}, load: loadAny });
    });
  }

  // In order and in one folder: a command may read what an earlier one wrote.
  for (const command of blocks.flatMap(commandsOf)) {
    test(`line ${command.line}: ${command.text}`, () => requirePromise(command, folder));
  }

  test("the clean-checkout run calls the test command given here", () => {
    expect(read("README.md")).toContain("npm ci && npm test");
    expect(read(".ci/run")).toContain("npm ci && npm test");
  });
});

/** Runs a command as a reader would and compares with what the page shows. */
async function requirePromise({ text, output, fails }: Command, folder: string): Promise<void> {
  const { exitCode, stdout, stderr } = await runCommand(text, folder);
  if (fails === true) expect(exitCode).not.toBe(0);
  else expect(exitCode, `${stderr}\n${stdout}`).toBe(0);
  const printed = fails === true ? stderr : stdout;
  if (output !== undefined && !matchesOutput(printed, output)) expect(printed.trim()).toBe(output);
}

describe("pages of the site", { tags: ["slow"] }, () => {
  for (const page of PAGES.filter((path) => path.startsWith("docs/"))) {
    const markdown = readMarkdown(read(page));
    const commands = markdown.blocks.flatMap(commandsOf);
    const snippets = markdown.blocks.filter(({ language }) => language === "ts");
    if (snippets.length > 0) test(`${page}: code compiles`, () => expect(compileErrors(snippets)).toEqual([]));
    if (commands.length === 0) continue;
    // In order and in one folder: a command may read what an earlier one wrote.
    test(`${page}: every command does what is shown`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "raf-page-"));
      try {
        symlinkSync(join(ROOT, "examples"), join(folder, "examples"));
        for (const { name, content } of savedFiles(read(page))) writeFileSync(join(folder, name), content);
        writeImages(folder);
        for (const command of commands) await requirePromise(command, folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});

test("commands that no test runs have the flags of their commands", async () => {
  const wrong: string[] = [];
  for (const page of PAGES) {
    const shell = readMarkdown(read(page)).blocks.filter(({ language }) => language === "sh");
    for (const line of shell.flatMap(({ code }) => code.split("\n")).filter((text) => /# long$/.test(text))) {
      const [, name = "", rest = ""] = /\braf (\w+)(.*)/.exec(line) ?? [];
      const command = new Program(name);
      (await COMMANDS.find((one) => one.name === name)?.load())?.configure(command);
      const known = command.options.flatMap(({ long, short }) => [long, short]);
      const unknown = (rest.match(/(?<=\s)--?[a-z][\w-]*/g) ?? []).filter((flag) => !known.includes(flag));
      wrong.push(...unknown.map((flag) => `${page}: raf ${name} ${flag}`));
    }
  }
  expect(wrong).toEqual([]);
});

/** The arrays that a page on images reads. */
function writeImages(folder: string): void {
  const { d, values, labels } = gaussianSet(3, 120, 1);
  writeFileSync(join(folder, "images.npy"), npyFile("images.npy", [120, d], values).bytes);
  writeFileSync(join(folder, "labels.npy"), npyFile("labels.npy", [120], labels, "u1").bytes);
}

describe.runIf(PAGES.includes(SHEET))("equation labels", () => {
  const labels = PAGES.includes(SHEET) ? definedLabels(read(SHEET)) : [];
  const sections = new Set(labels.map(sectionOf));
  const unknown = (text: string): string[] => citedLabels(text, sections).filter((label) => !labels.includes(label));

  test("are defined, once each", () => {
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([]);
  });

  test("cited in the code exist", () => {
    const comments = SOURCES.flatMap(commentsOf);
    expect(
      comments.flatMap(({ path, line, text }) => unknown(text).map((label) => `${path}:${line}: (${label})`)),
    ).toEqual([]);
  });

  test("cited in the pages exist", () => {
    expect(PAGES.flatMap((path) => unknown(read(path)).map((label) => `${path}: (${label})`))).toEqual([]);
  });
});

test("every page lies in a folder of the site", () => {
  expect(readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"))).toEqual(["index.md"]);
});

describe("links", () => {
  test("lead somewhere", () => {
    expect(PAGES.flatMap((page) => brokenLinks(page).map((target) => `${page}: ${target}`))).toEqual([]);
  });
});

function brokenLinks(page: string): string[] {
  return localLinks(readMarkdown(read(page)).prose).filter((target) => {
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page : join(dirname(page), decodeURIComponent(path));
    // The build of the site writes these.
    if (GENERATED_FOLDERS.some((folder) => file.startsWith(join("docs", folder)))) return false;
    if (!existsSync(join(ROOT, file))) return true;
    return anchor !== undefined && file.endsWith(".md") && !anchorsOf(readMarkdown(read(file)).prose).has(anchor);
  });
}
