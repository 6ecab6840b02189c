import ts from "typescript";
import { difference } from "./difference.js";

/** Names that a snippet may use without importing them, and how it imports the rest. */
export interface Surroundings {
  readonly scope: Readonly<Record<string, unknown>>;
  readonly load: (specifier: string) => Promise<unknown>;
}

/** A value that the documentation promises: `expression // => value`. */
interface Promised {
  readonly source: string;
  readonly value: string;
}

/**
 * Runs a piece of documentation and throws unless every promised value comes out.
 *
 * The value stands behind the expression, or on the lines below it: `// => 0.5`. It may follow a constant too
 * (`const x = f(1); // => 2`) and `console.log`, which here prints nothing and returns what it was given. `// => throws text` promises
 * an error whose name or message contains the text. A value that is not an expression is compared with the printed form.
 *
 * @returns The number of promises kept.
 */
export async function runSnippet(code: string, { scope, load }: Surroundings): Promise<number> {
  const { body, promises } = instrument(code);
  const check = async (index: number, compute: () => unknown): Promise<void> => {
    const promised = promises[index] as Promised;
    const problem = await broken(promised, compute);
    if (problem !== undefined) throw new Error(`${promised.source} // => ${promised.value}\n${problem}`);
  };
  const quiet = {
    ...console,
    log: (...items: unknown[]) => (items.length === 1 ? items[0] : items.map(String).join(" ")),
  };
  const inScope = { ...scope, console: quiet, snippetCheck: check, snippetLoad: load };
  const { outputText } = ts.transpileModule(`const snippet = async () => {\n${body}\n};`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  // Documentation is text: running it is the one thing that cannot be written without making code from text.
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
  const snippet = new Function(...Object.keys(inScope), `"use strict";\n${outputText}\nreturn snippet;`)(
    ...Object.values(inScope),
  ) as () => Promise<void>;
  await snippet();
  return promises.length;
}

/** Turns imports into calls of the loader, and promises into checks. */
function instrument(code: string): { body: string; promises: readonly Promised[] } {
  const source = ts.createSourceFile("snippet.ts", code, ts.ScriptTarget.Latest, true);
  const promises: Promised[] = [];
  const lines = source.statements.map((statement, i) => {
    if (ts.isImportDeclaration(statement)) return loading(statement);
    const next = source.statements[i + 1]?.getStart() ?? code.length;
    const value = promisedValue(code.slice(statement.end, next));
    const text = statement.getText();
    if (value === undefined) return text;
    const subject = checkable(statement);
    if (subject === undefined)
      throw new Error(`a value can be promised of an expression or a constant, not of: ${text}`);
    promises.push({ source: subject, value });
    const check = `await snippetCheck(${promises.length - 1}, async () => (${subject}));`;
    return ts.isExpressionStatement(statement) ? check : `${text}\n${check}`;
  });
  return { body: lines.join("\n"), promises };
}

function checkable(statement: ts.Statement): string | undefined {
  if (ts.isExpressionStatement(statement)) return statement.expression.getText();
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, ...more] = statement.declarationList.declarations;
  return declaration !== undefined && more.length === 0 && ts.isIdentifier(declaration.name)
    ? declaration.name.text
    : undefined;
}

function loading(statement: ts.ImportDeclaration): string {
  const clause = statement.importClause;
  const call = `await snippetLoad(${statement.moduleSpecifier.getText()})`;
  if (clause === undefined) return `${call};`;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return "";
  const names: string[] = clause.name === undefined ? [] : [`default: ${clause.name.text}`];
  const bindings = clause.namedBindings;
  if (bindings !== undefined && ts.isNamespaceImport(bindings)) return `const ${bindings.name.text} = ${call};`;
  for (const element of bindings?.elements ?? []) {
    if (element.isTypeOnly) continue;
    const imported = element.propertyName?.getText();
    names.push(imported === undefined ? element.name.text : `${imported}: ${element.name.text}`);
  }
  return `const { ${names.join(", ")} } = ${call};`;
}

/** The value behind `// =>`; while a bracket is open it goes on in the next comment lines. */
function promisedValue(comments: string): string | undefined {
  const lines = comments.split("\n").map((line) => line.trim());
  const start = lines.findIndex((line) => line.startsWith("// =>"));
  if (start < 0) return undefined;
  let value = (lines[start] as string).slice("// =>".length).trim();
  for (const line of lines.slice(start + 1)) {
    if (!line.startsWith("//") || !isOpen(value)) break;
    value += `\n${line.slice(2).trim()}`;
  }
  return value;
}

function isOpen(text: string): boolean {
  const count = (brackets: RegExp): number => text.match(brackets)?.length ?? 0;
  return count(/[{[(]/g) > count(/[}\])]/g);
}

async function broken({ value, source }: Promised, compute: () => unknown): Promise<string | undefined> {
  const error = /^throws\b\s*(.*)$/s.exec(value);
  if (error !== null) {
    try {
      await compute();
    } catch (thrown) {
      return String(thrown).includes(error[1] ?? "") ? undefined : `it throws ${String(thrown)}`;
    }
    return "it does not throw";
  }
  const actual = await compute();
  if (actual === value) return undefined;
  const expected = constant(value);
  if (expected !== undefined) return difference(actual, expected.value, source);
  return String(actual) === value ? undefined : `it is ${String(actual)}`;
}

/** The value of a constant expression; undefined if the text is not one. */
function constant(text: string): { readonly value: unknown } | undefined {
  try {
    // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
    return { value: new Function(`"use strict"; return (${text}\n);`)() as unknown };
  } catch {
    return undefined;
  }
}
