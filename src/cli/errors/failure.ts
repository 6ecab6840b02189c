import { CommanderError } from "commander";
import { CertificateError } from "../../../validation/learners/certificate.js";
import { NotPositiveError } from "../../../validation/linearAlgebra/notPositiveError.js";
import { ParameterError, placeless } from "../../core/errors.js";
import { ConvergenceError } from "../../solver/solution.js";
import { PlanError } from "../../study/plan/planError.js";
import { StoreError } from "../../study/store/storeError.js";
import { EXIT_CODES, type ExitCode } from "../output/outcome.js";
import { systemReason } from "./fileError.js";
import { UsageError } from "./usageError.js";

/** Message and exit code of an exception. */
export interface Failure {
  readonly exitCode: ExitCode;
  /** One line, without the command's name. */
  readonly message: string;
}

/** The stack trace of an exception if RAF_DEBUG is set, else an empty text. */
export function traceOf(error: unknown): string {
  return process.env["RAF_DEBUG"] && error instanceof Error ? `\n${error.stack ?? ""}` : "";
}

/**
 * An exception as one line: the given value, the allowed values and a remedy, without a stack trace.
 *
 * An exception of any other class is a defect of this program, and the message says so.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof ParameterError) return { exitCode: EXIT_CODES.badInput, message: oneLine(placeless(error)) };
  // A line for each mistake.
  if (error instanceof PlanError) return { exitCode: EXIT_CODES.badInput, message: mistakesText(error) };
  if (error instanceof StoreError) return { exitCode: EXIT_CODES.badInput, message: oneLine(error.message) };
  if (error instanceof UsageError) return { exitCode: EXIT_CODES.badInput, message: oneLine(error.message) };
  if (error instanceof CommanderError) {
    return { exitCode: EXIT_CODES.badInput, message: oneLine(error.message.replace(/^error: /, "")) };
  }
  if (error instanceof ConvergenceError || error instanceof CertificateError || error instanceof NotPositiveError)
    return { exitCode: EXIT_CODES.notConverged, message: oneLine(error.message) };
  const reason = systemReason(error);
  if (reason !== undefined) return { exitCode: EXIT_CODES.badInput, message: `reading or writing failed: ${reason}` };
  const text = error instanceof Error ? error.message : String(error);
  return {
    exitCode: EXIT_CODES.defect,
    message: `${oneLine(text)} (a defect of raf; RAF_DEBUG=1 shows where)`,
  };
}

function mistakesText({ message, mistakes }: PlanError): string {
  return mistakes.length === 1 ? message : `${mistakes.length} mistakes\n${message}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}
