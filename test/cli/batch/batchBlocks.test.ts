import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { batchBlocks, nextBlock } from "../../../src/cli/batch/batchBlocks.js";

const blocksOf = async (arrivals: readonly string[], most: number): Promise<(readonly [number, string])[]> => {
  const blocks: (readonly [number, string])[] = [];
  for await (const { bytes, firstLine } of batchBlocks(Readable.from(arrivals), () => most)) {
    blocks.push([firstLine, new TextDecoder().decode(bytes)]);
  }
  return blocks;
};

test("batchBlocks hands on the lines of every arrival at once, and keeps the unfinished one", async () => {
  expect(await blocksOf(["a\nb", "c\n", "d", "e", "\nf\n"], 10)).toEqual([
    [1, "a\n"],
    [2, "bc\n"],
    [3, "de\nf\n"],
  ]);
});

test("batchBlocks divides long arrivals and counts every line, blank ones too", async () => {
  expect(await blocksOf(["a\n\nb\nc\nd\nlast"], 2)).toEqual([
    [1, "a\n\n"],
    [3, "b\nc\n"],
    [5, "d\n"],
    [6, "last"],
  ]);
});

test("batchBlocks of an empty stream are none", async () => {
  expect(await blocksOf([], 2)).toEqual([]);
});

test("batchBlocks are copies, so that a block takes no other bytes along to a thread", async () => {
  for await (const { bytes } of batchBlocks(Readable.from(["a\nb\nc\n"]), () => 1))
    expect(bytes.buffer.byteLength).toBe(2);
});

test("batchBlocks ask for the length of every block", async () => {
  const lengths = [1, 3, 2];
  const lines: string[] = [];
  for await (const { bytes } of batchBlocks(Readable.from(["a\nb\nc\nd\ne\nf\ng\n"]), () => lengths.shift() ?? 1)) {
    lines.push(new TextDecoder().decode(bytes));
  }
  expect(lines).toEqual(["a\n", "b\nc\nd\n", "e\nf\n", "g\n"]);
});

test("nextBlock doubles while points are fast and halves where they are slow, from one line to the most allowed", () => {
  expect([nextBlock(16, 1e-4, 512), nextBlock(400, 1e-5, 512), nextBlock(16, 4e-3, 512)]).toEqual([32, 512, 16]);
  expect([nextBlock(16, 0.2, 512), nextBlock(3, 1, 512), nextBlock(1, 3, 512)]).toEqual([8, 1, 1]);
});
