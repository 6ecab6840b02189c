import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEigenvalues } from "../../../src/cli/flags/eigenvalueFile.js";
import { npyFile } from "../../validation/realData/dataFiles.js";
import { run } from "../inProcess.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-eigenvalues-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

test("readEigenvalues reads CSV with its columns in any order, and a JSON list", async () => {
  const expected = [
    { nu: 1, share: 0.7 },
    { nu: 0.25, share: 0.3 },
  ];
  expect(await readEigenvalues(fileOf("a.csv", "share,nu\r\n0.7,1\r\n0.3,.25\r\n\r\n"))).toEqual(expected);
  expect(await readEigenvalues(fileOf("a.json", JSON.stringify(expected)))).toEqual(expected);
});

test("readEigenvalues reads what numpy.savetxt and numpy.save write", async () => {
  const expected = [
    { nu: 1, share: 0.75, weight: 0.5 },
    { nu: 0.25, share: 0.25, weight: 0.5 },
  ];
  // numpy.savetxt(file, a, header="nu share weight") and with delimiter="," and footer="end".
  const rows = ["1.000000000000000000e+00 7.500000000000000000e-01 5.000000000000000000e-01", "2.5e-01 2.5e-01 5e-01"];
  const blanks = `# nu share weight\n${rows.join("\n")}\n`;
  const commas = `# nu,share,weight\n${rows.join("\n").replaceAll(" ", ",")}\n# end\n`;
  expect(await readEigenvalues(fileOf("blanks.txt", blanks))).toEqual(expected);
  expect(await readEigenvalues(fileOf("commas.txt", commas))).toEqual(expected);
  expect(await readEigenvalues(fileOf("tabs.tsv", "nu\tshare\n1\t.75\n0.25\t.25\n"))).toEqual(
    expected.map(({ nu, share }) => ({ nu, share })),
  );
  const { bytes } = npyFile("s.npy", [2, 3], Float64Array.of(1, 0.75, 0.5, 0.25, 0.25, 0.5));
  expect(await readEigenvalues(fileOf("s.npy", bytes))).toEqual(expected);
  const pairs = npyFile("p.npy", [2, 2], Float64Array.of(1, 0.75, 0.25, 0.25));
  expect(await readEigenvalues(fileOf("p.npy", pairs.bytes))).toEqual(expected.map(({ nu, share }) => ({ nu, share })));
});

test.each([[[4]], [[4, 1]], [[1, 4]], [[2, 2, 1]]])(
  "readEigenvalues refuses a .npy array of shape %j",
  async (shape) => {
    const { bytes } = npyFile("s.npy", shape, Float64Array.of(1, 0.75, 0.25, 0.25));
    await expect(readEigenvalues(fileOf("s.npy", bytes))).rejects.toThrow(
      /has the shape \(.*\); a row is one eigenvalue/,
    );
  },
);

test("raf solve --model empirical with one eigenvalue is the perceptron", async () => {
  const file = fileOf("one.csv", "nu,share,weight\n1,1,1\n");
  const flags = "--loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5 --json";
  const empirical = await run(`solve --model empirical --eigenvalues ${file} ${flags}`);
  const linear = await run(`solve --model linear ${flags}`);
  const errorOf = ({ stdout }: { stdout: string }): number =>
    (JSON.parse(stdout) as { generalizationError: number }).generalizationError;
  expect(errorOf(empirical)).toBeCloseTo(errorOf(linear), 13);
  expect(JSON.parse(empirical.stdout)).toMatchObject({ point: { eigenvalues: [{ nu: 1, share: 1, weight: 1 }] } });
});

test.each([
  ["no header", "1,1\n", /Its first line is "1,1"/],
  ["a column too many", "nu,share,mass\n1,1,1\n", /Its first line is/],
  ["a row too short", "nu,share\n1,1\n2\n", /line 3 of .* cannot be "2"; allowed: rows of 2 cells/],
  ["a cell that is no number", "nu,share\n1,one\n", /share in line 2 of .* must lie in the numbers; got "one"/],
  ["no list", '{"nu":1}', /It holds no list/],
  ["an entry without an eigenvalue", '[{"share":1}]', /eigenvalues\[0\].nu must lie in the numbers; it is missing/],
  ["an entry that is no object", "[1]", /eigenvalues\[0\] cannot be 1; allowed: objects/],
  ["broken JSON", "[1,", /JSON/],
  ["a key that is misspelled", '[{"nu":1,"share":1,"wieght":1}]', /wieght.*Did you mean weight/],
  [
    "a number that a double cannot hold",
    '[{"nu":1e400,"share":1}]',
    /eigenvalues\[0\]\.nu must lie in .*; got "1e400"\. 1e400 is above/,
  ],
])("readEigenvalues refuses %s", async (_what, content, message) => {
  await expect(readEigenvalues(fileOf("bad.txt", content))).rejects.toThrow(message);
});

test("a quadratic rule is given by eigenvalues without shares, and takes the place of the width", async () => {
  const flags = "--model quadratic --loss square --alpha 2 --epsilon 0.2 --lambda 0.3";
  const rule = fileOf("rule.csv", "nu,weight\n0,9\n1,1\n");
  const solved = await run(`solve ${flags} --eigenvalues ${rule} --json`);
  const { generalizationError, point } = JSON.parse(solved.stdout) as { generalizationError: number; point: object };
  expect(point).toMatchObject({
    eigenvalues: [
      { nu: 0, weight: 9 },
      { nu: 1, weight: 1 },
    ],
  });
  const bayes = await run(`bayes --rule quadratic --eigenvalues ${rule} --alpha 2 --epsilon 0.2 --json`);
  const bound = (JSON.parse(bayes.stdout) as { generalizationError: number }).generalizationError;
  expect(bound).toBeGreaterThan(0.05);
  expect(bound).toBeLessThan(generalizationError);
  const both = await run(`solve ${flags} --width 1 --eigenvalues ${rule}`);
  expect(both.stderr).toContain("width cannot be 1; allowed: points without eigenvalues");
  const shares = await run(`solve ${flags} --eigenvalues ${fileOf("shares.csv", "nu,share\n1,1\n")}`);
  expect(shares.stderr).toContain("eigenvalues[0].share cannot be 1; allowed: no share");
  const without = await run(
    `solve --model empirical --loss square --alpha 2 --epsilon 0.2 --lambda 0.3 --eigenvalues ${rule}`,
  );
  expect(without.stderr).toContain("share[0] must lie in the numbers; it is missing");
  expect([both, shares, without].map(({ exitCode }) => exitCode)).toEqual([2, 2, 2]);
});

test("raf solve names the eigenvalue that is out of range, and the file that is not there", async () => {
  const flags = "solve --model empirical --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5 --eigenvalues";
  const negative = await run(`${flags} ${fileOf("negative.csv", "nu,share\n-1,1\n")}`);
  expect(negative).toEqual({ exitCode: 2, stdout: "", stderr: "raf solve: nu[0] must lie in [0, Infinity); got -1\n" });
  const missing = await run(`${flags} ${join(folder, "nothing.csv")}`);
  expect(missing.stderr).toMatch(
    /^raf solve: eigenvalues cannot be ".*"; allowed: readable files\. There is no such file/,
  );
});
