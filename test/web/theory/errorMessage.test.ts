import { expect, test } from "vitest";
import { errorMessage } from "../../../src/web/theory/errorMessage.js";

test.each([
  "TypeError: Failed to fetch dynamically imported module: http://localhost/assets/simulate-x.js",
  "TypeError: error loading dynamically imported module: http://localhost/assets/simulate-x.js",
  "TypeError: Importing a module script failed.",
])("errorMessage says what to do when a browser reports: %s", (message) => {
  const said = errorMessage(new Error(message));
  expect(said).toContain("Check the network");
  expect(said).not.toMatch(/dynamically|module|TypeError/);
});

test("errorMessage keeps what is not about loading", () => {
  expect(errorMessage(new RangeError("too large"))).toBe("RangeError: too large");
});
