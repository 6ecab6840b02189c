import ts from "typescript";
import type { SourceFile } from "../architecture/sourceTree.js";

/** A comment without its slashes and stars, and the line where it starts. */
export interface Comment {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  /** True if it is a docstring. */
  readonly documents: boolean;
}

/** An `@example` of a docstring. */
export interface Example {
  readonly path: string;
  readonly line: number;
  readonly code: string;
}

/** All comments of a file, in order. They are found by the parser: a glob in a string can look like a comment. */
export function commentsOf(file: SourceFile): Comment[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const ranges = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    const around = [
      ...(ts.getLeadingCommentRanges(file.text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, node.end) ?? []),
    ];
    for (const range of around) ranges.set(range.pos, range);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...ranges.values()]
    .sort((left, right) => left.pos - right.pos)
    .map(({ pos, end }) => {
      const raw = file.text.slice(pos, end);
      return {
        path: file.path,
        line: source.getLineAndCharacterOfPosition(pos).line + 1,
        text: bare(raw),
        documents: raw.startsWith("/**"),
      };
    });
}

/** All `@example` blocks of a file: the text up to the next tag, without a code fence if there is one. */
export function examplesOf(file: SourceFile): Example[] {
  return commentsOf(file)
    .filter((comment) => comment.documents)
    .flatMap(({ path, line, text }) =>
      [...text.matchAll(/^@example\b(.*(?:\n(?!@[a-z]).*)*)/gm)].map((match) => ({
        path,
        line: line + text.slice(0, match.index).split("\n").length - 1,
        code: (match[1] ?? "").replace(/^\s*```.*$/gm, "").trim(),
      })),
    );
}

function bare(comment: string): string {
  if (comment.startsWith("//")) return comment.slice(2).trim();
  return comment
    .replace(/^\/\*+|\*+\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd())
    .join("\n");
}
