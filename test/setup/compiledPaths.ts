import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../architecture/sourceTree.js";

/**
 * The sources as JavaScript, one file for each, in a folder of the project: what tests start as a process or as a thread.
 *
 * A process that compiles its sources while it loads them takes a second of processor time to start, and compiled ones a fifth of that.
 * The folder lies as deep as dist, so that the program finds its plans and its version as in the package.
 */
export const COMPILED = join(ROOT, "dist-test");

/** The compiled program's entry. */
export const COMPILED_BIN = join(COMPILED, "src/cli/bin.js");

/** The folder as an address: validation/sourceThread.mjs reads it from the environment. */
export const COMPILED_URL = pathToFileURL(`${COMPILED}/`).href;
