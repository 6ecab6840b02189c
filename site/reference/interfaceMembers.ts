import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A member of an interface as its source says it. */
export interface Member {
  readonly name: string;
  /** In the words of the source, without `readonly`. */
  readonly type: string;
  readonly optional: boolean;
  /** The docstring; "" where there is none. */
  readonly meaning: string;
}

const ROOT = join(import.meta.dirname, "../..");

/**
 * The members of an interface, with their docstrings.
 *
 * @throws {Error} if the file has no such interface.
 */
export function interfaceMembers(file: string, name: string): readonly Member[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  if (found === undefined) throw new Error(`${file} has no interface ${name}`);
  return found.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(source),
    type: (member.type?.getText(source) ?? "").replace(/\breadonly /g, ""),
    optional: member.questionToken !== undefined,
    meaning: ts
      .getJSDocCommentsAndTags(member)
      .filter(ts.isJSDoc)
      .map(({ comment }) => (typeof comment === "string" ? comment : (ts.getTextOfJSDocComment(comment) ?? "")))
      .join(" ")
      .replace(/\s+/g, " "),
  }));
}
