import { ParameterError } from "../../core/errors.js";

/** A stretch of a label: text as it is read, or the LaTeX between two dollar signs. */
export interface LabelSegment {
  readonly kind: "text" | "math";
  readonly content: string;
}

/**
 * Divides a label at its dollar signs. In the text a dollar sign itself is written `\$`.
 *
 * @throws {ParameterError} naming `label` if a dollar sign has no partner.
 *
 * @example
 * labelSegments("best $\\lambda$") // => [{ kind: "text", content: "best " }, { kind: "math", content: "\\lambda" }]
 */
export function labelSegments(label: string): LabelSegment[] {
  const parts = label.split(/(?<!\\)\$/);
  if (parts.length % 2 === 0) {
    throw new ParameterError("labelSegments", "label", label, "text with LaTeX mathematics between dollar signs");
  }
  return parts
    .map(
      (part, index): LabelSegment =>
        index % 2 === 1 ? { kind: "math", content: part } : { kind: "text", content: part.replaceAll("\\$", "$") },
    )
    .filter(({ content }) => content !== "");
}
