import type { AnswerBody, CurveAnswer, MapAnswer, MarksAnswer, Task } from "../theory/questions.js";
import type { CurveSettings } from "./curveSettings.js";

/** A task, with the settings that it belongs to. */
export interface Asked {
  readonly settings: CurveSettings;
  readonly task: Task;
}

/** The latest answers about a curve. */
export interface Result {
  /** Task and settings that `curve` or `map` belong to. Older than the controls while newer settings are solved, or after a refusal. */
  readonly of?: Asked;
  readonly curve?: CurveAnswer;
  readonly marks?: MarksAnswer;
  /** True if the marks are missing, or belong to an older curve. */
  readonly marksPending?: boolean;
  readonly map?: MapAnswer;
  /** Why the newest settings were refused. The curve is then the last valid one. */
  readonly refusal?: { readonly parameter: string; readonly message: string };
  /** Completed fraction of a slow task. Undefined when it is complete. */
  readonly progress?: number;
  /** True if the answer takes so long that the page shows it. */
  readonly pending?: boolean;
}

/**
 * A result after an answer.
 *
 * @param result The result before.
 * @param body   The answer. Details and records do not change a result.
 * @param asked  Task and settings of the answer.
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

/** A result whose next answer takes long. The refusal of older settings is dropped. */
export function pendingResult({ refusal, progress, ...rest }: Result): Result {
  return { ...rest, pending: true };
}
