/** @module-tag heavy */
import { Command } from "commander";
import { expect, test } from "vitest";
import { galleryEntries } from "../../site/gallery/galleryEntries.js";
import { COMMANDS } from "../../src/cli/program.js";
import { PAPER_PARTS, partWord } from "../../src/report/paperParts.js";

test("the gallery has every part of raf paper with a picture, and every command that draws", async () => {
  const entries = await galleryEntries();
  const lines = entries.flatMap(({ commands }) => commands);
  const parts = PAPER_PARTS.filter(({ name }) => name !== "table").map(({ name }) => `raf paper ${partWord(name)}`);
  expect(lines).toEqual(expect.arrayContaining(parts));
  for (const { name, load } of COMMANDS) {
    const command = new Command(name);
    (await load()).configure(command);
    if (!command.options.some(({ long }) => long === "--plot")) continue;
    expect(
      lines.some((line) => line.startsWith(`raf ${name} `)),
      name,
    ).toBe(true);
  }
});

test("entries of the gallery have names and figures of their own", async () => {
  const entries = await galleryEntries();
  const names = entries.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  for (const { figure, commands } of entries) {
    if (!figure.startsWith("figures/")) expect(commands.join("\n")).toContain(figure.replace(/\/.*/, ""));
  }
});
