import { expect, test } from "vitest";
import { pendingRequests } from "../../../src/web/page/pendingRequests.js";

test("pendingRequests lets everyone who waits on a channel hear its answer, once", async () => {
  const waits = pendingRequests<number>();
  const both = [waits.wait("a"), waits.wait("a")];
  waits.answer("b", 1);
  waits.answer("a", 2);
  waits.answer("a", 3);
  expect(await Promise.all(both)).toEqual([2, 2]);
});

test("pendingRequests leaves nobody waiting for an answer that will not come", async () => {
  const waits = pendingRequests<number>();
  const [gone, refused, kept] = [waits.wait("gone"), waits.wait("refused"), waits.wait("kept")];
  waits.keep(new Set(["refused", "kept"]));
  await expect(gone).rejects.toThrow("no longer on the page");
  waits.giveUp("refused", "no such loss");
  await expect(refused).rejects.toThrow("no such loss");
  waits.answer("kept", 1);
  expect(await kept).toBe(1);
});
