import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package that is part of the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json has it: "MIT". */
  readonly license: string;
  /** Its files of license and notice, one after another; empty if it has none. */
  readonly text: string;
}

/** The packages of modules, by name. A package that is installed in two versions is there twice. */
export function packagesOf(modules: readonly string[]): BundledPackage[] {
  const folders = new Set(modules.flatMap((path) => folderOf(path) ?? []));
  return [...folders].map(bundledPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Everything that the licenses of the bundled packages ask to be told; a text once for all packages that have it. */
export function licenseTexts(packages: readonly BundledPackage[]): string {
  const entries = [...new Set(packages.map(({ text }) => text))].map((text) => {
    const names = packages.filter((one) => one.text === text);
    return `${names.map(({ name, version, license }) => `${name} ${version}, ${license}\n`).join("")}\n${text}`;
  });
  return `The files of this folder contain the following packages.\n\n${entries.join(RULE)}`;
}

const RULE = `\n${"-".repeat(80)}\n\n`;

/** The folder of a module's package: up to the name behind the last node_modules; undefined outside of packages. */
function folderOf(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replaceAll("\\", "/"))?.[0];
}

function bundledPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as BundledPackage;
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const text = files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
  return { name, version, license, text: text === "" ? "" : `${text}\n` };
}
