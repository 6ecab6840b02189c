import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { npyBytes } from "../../../src/study/table/npyBytes.js";
import { scratchFolder } from "../studies.js";

const COLUMNS = [
  { name: "lambda", type: "number" },
  { name: "iterations", type: "integer" },
  { name: "regime", type: "text" },
] as const;
const ROWS = [
  [0.1, 7, "regular"],
  [null, null, null],
  [Number.POSITIVE_INFINITY, 0, "ε → ∞"],
  [-0, -3, ""],
] as const;

function bytesOf(): Buffer {
  const batch = { rows: ROWS.length, columns: COLUMNS.map((_column, i) => ROWS.map((row) => row[i]!)) };
  return Buffer.concat([...npyBytes(COLUMNS, [batch], ROWS.length, new Map([["regime", 8]]))]);
}

/** A reader of its own, written from the format's description: descr, then rows of fields one after the other. */
function read(file: Buffer): unknown[][] {
  const length = file.readUInt16LE(8);
  const header = file.toString("latin1", 10, 10 + length);
  const fields = [...header.matchAll(/\('(\w+)', '<(\w)(\d+)'\)/g)].map(([, , kind, size]) => ({
    kind,
    size: Number(size),
  }));
  const [, count = ""] = /'shape': \((\d+),\)/.exec(header) ?? [];
  let at = 10 + length;
  return Array.from({ length: Number(count) }, () =>
    fields.map(({ kind, size }) => {
      const start = at;
      at += kind === "U" ? 4 * size : size;
      if (kind === "f") return file.readDoubleLE(start);
      if (kind === "i") return file.readInt32LE(start);
      const codes = Array.from({ length: size }, (_, i) => file.readUInt32LE(start + 4 * i)).filter((code) => code > 0);
      return String.fromCodePoint(...codes);
    }),
  );
}

test("npyBytes says what is missing: NaN for a number, -1 for a count and not 0, an empty text", () => {
  expect(read(bytesOf())).toEqual([
    [0.1, 7, "regular"],
    [Number.NaN, -1, ""],
    [Number.POSITIVE_INFINITY, 0, "ε → ∞"],
    [-0, -3, ""],
  ]);
});

test.skipIf(!hasNumpy())("numpy reads the same", () => {
  const file = join(scratchFolder(), "a.npy");
  writeFileSync(file, bytesOf());
  const script = `import numpy, json; t = numpy.load(${JSON.stringify(file)}); print(json.dumps([t["lambda"].tolist(), t["iterations"].tolist(), t["regime"].tolist()]))`;
  const printed = execFileSync("python3", ["-c", script], { encoding: "utf8" });
  const [numbers, counts, texts] = JSON.parse(printed.replace("NaN", "null").replace("Infinity", '"inf"')) as unknown[];
  expect([numbers, counts, texts]).toEqual([
    [0.1, null, "inf", -0],
    [7, -1, 0, -3],
    ["regular", "", "ε → ∞", ""],
  ]);
});

function hasNumpy(): boolean {
  return spawnSync("python3", ["-c", "import numpy"], { stdio: "ignore" }).status === 0;
}
