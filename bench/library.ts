/** The built library: what users run, and not what the loader of TypeScript makes of the sources, which is slower. */
export const library = (await import(
  new URL("../dist/index.js", import.meta.url).href
)) as typeof import("../src/index.js");
