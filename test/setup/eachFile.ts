import { afterAll, afterEach } from "vitest";
import { COMPILED_URL } from "./compiledPaths.js";
import { recordOutput, requireSilence } from "./silence.js";

// Silence is tested: a library that prints cannot be used inside another program's output. A test that wants the output takes it
// first, with `takeOutput` or with a spy of its own. Output while a file loads counts against its first test.
recordOutput();
afterEach(requireSilence);
afterAll(requireSilence);

// Threads load the compiled sources, see test/setup/compiledPaths.ts.
process.env["RAF_COMPILED"] = COMPILED_URL;
