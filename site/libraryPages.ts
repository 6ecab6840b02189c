import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Application } from "typedoc";
import { cachedFolder } from "./cached.js";
import { type Page, pageOf } from "./page.js";

const ROOT = join(import.meta.dirname, "..");

/** Modules that a program imports. */
const ENTRIES = [
  "src/index.ts",
  ...["channels", "spectra", "validation", "study", "report"].map((name) => `src/public/${name}.ts`),
];

/**
 * The pages of the library, one for each entry of the package, from its docstrings by TypeDoc.
 *
 * @throws {Error} if TypeDoc cannot read the sources.
 */
export async function libraryPages(): Promise<readonly Page[]> {
  const folder = await cachedFolder("library", writeMarkdown);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".md") && name !== "index.md",
  );
  return files.map((name) => pageOf(`api/${name.replace(/\.md$/, ".html")}`, readFileSync(join(folder, name), "utf8")));
}

async function writeMarkdown(folder: string): Promise<void> {
  const options = {
    ...{ entryPoints: ENTRIES.map((file) => join(ROOT, file)), tsconfig: join(ROOT, "tsconfig.json") },
    // The types are checked by npm run check.
    ...{ skipErrorChecking: true, plugin: ["typedoc-plugin-markdown"], readme: "none", disableSources: true },
    ...{ excludeInternal: true, excludeExternals: true, githubPages: false, logLevel: "Error" },
    ...MARKDOWN,
    outputs: [{ name: "markdown", path: folder }],
  };
  const app = await Application.bootstrapWithPlugins(options as Parameters<typeof Application.bootstrapWithPlugins>[0]);
  const project = await app.convert();
  if (project === undefined) throw new Error("TypeDoc could not read the sources");
  await app.generateOutputs(project);
}

/** Options of typedoc-plugin-markdown: one page for each entry, tables for members. */
const MARKDOWN = {
  outputFileStrategy: "modules",
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  entryFileName: "index",
  interfacePropertiesFormat: "table",
  parametersFormat: "table",
  typeDeclarationFormat: "table",
  expandParameters: true,
};
