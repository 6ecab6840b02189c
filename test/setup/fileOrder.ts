import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The order of test files: the browser's first, because they wait more than they compute, then the longest of the last run, or the largest.
 *
 * A worker serves one project, so mixing them would start workers again and again. Vitest asks for a class.
 */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const first = sorted.filter(({ project }) => project.name === "browser");
    return [...first, ...sorted.filter((file) => !first.includes(file))];
  }
}
