import type { TestProject } from "vitest/node";
import { compileSources } from "./compileSources.js";

/** Before the first test, and before every rerun in watch mode. */
export async function setup(project: TestProject): Promise<void> {
  await compileSources();
  project.onTestsRerun(compileSources);
}
