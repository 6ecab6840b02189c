import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "vitest";

const FOLDER = resolve(import.meta.dirname, "../snapshots");

/**
 * Compares a picture with the one stored as test/snapshots/NAME.svg.
 *
 * A new picture that differs is written beside the stored one as NAME-changed.svg, for the eye. If the change is wanted, rename it. A picture
 * without a stored one is stored, except where CI is set: there it fails.
 */
export function expectSnapshot(name: string, svg: string): void {
  const stored = resolve(FOLDER, `${name}.svg`);
  const changed = resolve(FOLDER, `${name}-changed.svg`);
  if (!existsSync(stored) && process.env["CI"] === undefined) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(stored, svg);
  }
  const expected = existsSync(stored) ? readFileSync(stored, "utf8").replaceAll("\r\n", "\n") : "";
  if (svg === expected) rmSync(changed, { force: true });
  else writeFileSync(changed, svg);
  // Not toBe on the pictures themselves: the difference of two long paths says nothing.
  expect(svg === expected, `the picture is not that of ${stored}; compare with ${changed}`).toBe(true);
}
