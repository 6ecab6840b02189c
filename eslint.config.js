import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Code that a program imports: it returns what it has to say. */
const LIBRARY = ["src/**/*.ts", "equations/**/*.ts", "validation/**/*.ts"];

/** The layers that run in Node and in a browser alike; test/layers.test.ts holds the same list for imports. */
const ANYWHERE = [
  "src/core/**/*.ts",
  "src/numerics/**/*.ts",
  "equations/**/*.ts",
  "src/solver/**/*.ts",
  "src/sweep/**/*.ts",
];

/** Globals of one of the two worlds. */
const NODE_OR_BROWSER = ["process", "Buffer", "global", "require", "__dirname", "window", "document", "navigator"];

/** Globals of a page with names so plain that a forgotten parameter would go unseen. */
const PLAIN_NAMES = ["event", "length", "name", "origin", "parent", "self", "status", "top"];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "**/*.js", "**/*.mjs"]),
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // Relaxed for numerical code.
      // A message is made of numbers: `lambda must lie in (0, Infinity); got ${lambda}`.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Under noUncheckedIndexedAccess every `a[i]` in a loop over the length of `a` may be undefined; `!` says that it is not.
      "@typescript-eslint/no-non-null-assertion": "off",
      // Iterations end from inside: `while (true)`.
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      // `(x) => list.push(x)` as a callback without a result.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],

      // `const { gamma, ...rest } = point` is how a member is left out.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],

      // Tightened.
      eqeqeq: "error",
      "no-restricted-globals": ["error", ...PLAIN_NAMES],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: LIBRARY,
    ignores: ["src/cli/**"],
    rules: { "no-console": "error" },
  },
  {
    files: LIBRARY,
    rules: {
      // One concept, one name: a default export is named anew in every file that imports it.
      "no-restricted-syntax": ["error", "ExportDefaultDeclaration"],
    },
  },
  {
    files: ANYWHERE,
    rules: { "no-restricted-globals": ["error", ...PLAIN_NAMES, ...NODE_OR_BROWSER] },
  },
);
