import { expect, test } from "vitest";
import { partInputs } from "../../../src/report/pipeline/partInputs.js";
import { options, part } from "./parts.js";

const CODE = { versions: { "raf-theory": "1.0.0" }, fingerprint: "abc" };

test("partInputs is the same for the same part, options and code", () => {
  expect(partInputs(part("a"), options(), CODE)).toBe(partInputs(part("a"), options(), { ...CODE }));
});

test("partInputs changes with the parameters, every option, the versions and the code", () => {
  const hashes = [
    partInputs(part("a"), options(), CODE),
    partInputs(part("a", {}, { parameters: [["epsilon", "0.1"]] }), options(), CODE),
    partInputs(part("a"), options({ width: "one-column" }), CODE),
    partInputs(part("a"), options({ digits: 5 }), CODE),
    partInputs(part("a"), options({ errors: true }), CODE),
    partInputs(part("a"), options(), { ...CODE, versions: { "raf-theory": "1.0.1" } }),
    partInputs(part("a"), options(), { ...CODE, fingerprint: null }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});
