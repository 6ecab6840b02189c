import { spawn } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { cachedFolder } from "../cached.js";
import { type Page, pageOf } from "../page.js";
import { savedFiles } from "../savedFiles.js";
import { type GalleryEntry, galleryEntries } from "./galleryEntries.js";
import { taskPicture } from "./taskPicture.js";

const ROOT = join(import.meta.dirname, "../..");

/**
 * Makes the figures of the gallery by their own commands, and its page.
 *
 * @param out     Folder of the site.
 * @param program The compiled program.
 * @param within  Figures that take longer are left out, in seconds.
 * @throws {Error} with the message of a command that fails.
 */
export async function galleryPage(out: string, program: string, within: number): Promise<Page> {
  const entries = (await galleryEntries()).filter(({ seconds }) => seconds <= within);
  mkdirSync(join(out, "gallery"), { recursive: true });
  writeFileSync(join(out, "gallery/rules-and-facts.svg"), taskPicture());
  // One after the other: a command uses every core by itself.
  for (const entry of entries) {
    const files = entry.page === undefined ? [] : savedFiles(readFileSync(join(ROOT, entry.page), "utf8"));
    const key = [...entry.commands, ...files.map(({ content }) => content)].join("\n");
    const folder = await cachedFolder(key, async (empty) => {
      for (const { name, content } of files) writeFileSync(join(empty, name), content);
      await runAll(entry.commands, empty, program);
    });
    for (const file of filesOf(entry)) copyFileSync(join(folder, file.made), join(out, "gallery", file.name));
  }
  const groups = [...new Set(entries.map(({ group }) => group))];
  const text = [
    "# Gallery",
    "Every figure that the tool makes, with the command that makes it and its numbers. They were made when this site was built.",
    ...groups.flatMap((group) => [`## ${group}`, ...entries.filter((one) => one.group === group).map(entryText)]),
  ];
  return pageOf("gallery/index.html", text.join("\n\n"));
}

function filesOf({ name, figure, data }: GalleryEntry): readonly { readonly made: string; readonly name: string }[] {
  return [figure, ...(data === undefined ? [] : [data])].map((made) => ({ made, name: name + extname(made) }));
}

function entryText(entry: GalleryEntry): string {
  const { name, title, caption, commands } = entry;
  const links = filesOf(entry).map(({ name: file }) => `[${file}](${file})`);
  return [
    `### ${title}`,
    `[![${title}](${name}.svg)](${name}.svg)`,
    caption,
    `\`\`\`sh\n${commands.join("\n")}\n\`\`\``,
    links.join(", "),
  ].join("\n\n");
}

async function runAll(commands: readonly string[], folder: string, program: string): Promise<void> {
  cpSync(join(ROOT, "examples"), join(folder, "examples"), { recursive: true });
  for (const command of commands) {
    const words = command.split(" ").slice(1);
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...words], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
      let message = "";
      child.stderr.setEncoding("utf8").on("data", (chunk: string) => (message += chunk));
      child.on("error", reject);
      child.on("close", (code) => {
        if (code === 0) resolve();
        else reject(new Error(`${command}\nended with exit code ${code}: ${message}`));
      });
    });
  }
}
