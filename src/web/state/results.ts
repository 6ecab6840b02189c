import type { AnswerBody, CurveAnswer, MapAnswer, MarksAnswer } from "../theory/questions.js";

/** What is known of a curve: the last of everything that was answered. */
export interface Result {
  readonly curve?: CurveAnswer;
  readonly marks?: MarksAnswer;
  /** Whether the marks are still those of an older curve, or none. */
  readonly marksPending?: boolean;
  readonly map?: MapAnswer;
  /** Why the newest settings were refused; the curve is then the last good one. */
  readonly refusal?: { readonly parameter: string; readonly message: string };
  /** Share of a slow task that is done; absent when all is. */
  readonly progress?: number;
}

/**
 * A result after an answer.
 *
 * @param result Before.
 * @param body   What was answered. Details and records are no part of a result.
 */
export function resultAfter(result: Result, body: AnswerBody): Result {
  const { refusal, progress, ...rest } = result;
  switch (body.kind) {
    case "curve":
      return {
        ...rest,
        curve: body,
        marksPending: body.marksFollow,
        ...(body.complete ? {} : { progress: progress ?? 0 }),
      };
    case "map":
      return { ...rest, map: body, ...(body.complete ? {} : { progress: progress ?? 0 }) };
    case "marks":
      return { ...rest, marks: body, marksPending: !body.complete };
    case "progress":
      return { ...rest, progress: body.share };
    case "refusal":
      return { ...rest, refusal: { parameter: body.parameter, message: body.message } };
    default:
      return result;
  }
}
