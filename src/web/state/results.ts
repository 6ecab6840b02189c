import type { AnswerBody, CurveAnswer, MapAnswer, MarksAnswer, Task } from "../theory/questions.js";
import type { CurveSettings } from "./curveSettings.js";

/** A question about a curve, with the learner that it is about. */
export interface Asked {
  readonly settings: CurveSettings;
  readonly task: Task;
}

/** What is known of a curve: the last of everything that was answered. */
export interface Result {
  /** What curve or map are the answer to: while newer settings are solved, or after they were refused, not the newest. */
  readonly of?: Asked;
  readonly curve?: CurveAnswer;
  readonly marks?: MarksAnswer;
  /** Whether the marks are still those of an older curve, or none. */
  readonly marksPending?: boolean;
  readonly map?: MapAnswer;
  /** Why the newest settings were refused; the curve is then the last good one. */
  readonly refusal?: { readonly parameter: string; readonly message: string };
  /** Share of a slow task that is done; absent when all is. */
  readonly progress?: number;
  /** Whether the newest question has waited so long for an answer that the page says so. */
  readonly pending?: boolean;
}

/**
 * A result after an answer.
 *
 * @param result Before.
 * @param body   What was answered. Details and records are no part of a result.
 * @param asked  What it is the answer to.
 */
export function resultAfter(result: Result, body: AnswerBody, asked: Asked): Result {
  const { refusal, progress, pending, ...rest } = result;
  switch (body.kind) {
    case "curve":
    case "map":
      return {
        ...rest,
        of: asked,
        ...(body.kind === "curve" ? { curve: body } : { map: body }),
        marksPending: body.marksFollow,
        ...(body.complete ? {} : { progress: progress ?? 0 }),
      };
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

/** A result whose answer lets wait for itself: what was said against older settings is not said of the new ones. */
export function pendingResult({ refusal, progress, ...rest }: Result): Result {
  return { ...rest, pending: true };
}
