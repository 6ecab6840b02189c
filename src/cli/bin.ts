#!/usr/bin/env node
import module from "node:module";

// Node keeps the compiled code of what is loaded from here on for the next start; from 22.1 on, and harmless where nothing can be written.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
enableCompileCache?.();
const { main } = await import("./main.js");
process.exitCode = await main(process.argv.slice(2), process);
