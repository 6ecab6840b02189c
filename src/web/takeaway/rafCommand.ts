import type { Task } from "../theory/questions.js";

/** The flag of a key of a point: muStar is typed --mu-star. */
const flagOf = (key: string): string => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Words that a shell takes as they are. */
const PLAIN = /^[\w.,:+/=-]+$/;

/**
 * The command line that makes the numbers of a curve.
 *
 * @param task What the page has solved.
 * @returns For a curve one command; for a map and for the capacity a loop over commands, in the language of every POSIX shell.
 */
export function rafCommand(task: Task): string {
  switch (task.kind) {
    case "curve": {
      const { over, values } = task;
      const inner = values.filter((value) => Number.isFinite(value) && !(over === "lambda" && value === 0));
      return sweep(flags(task.input, over === "gamma" ? ["gamma"] : [over]), over, inner, inner.length < values.length);
    }
    case "map":
      return `for alpha in ${task.alphas.join(" ")}; do ${sweep(
        `${flags(task.input, ["alpha", "lambda"])} --alpha $alpha`,
        "lambda",
        task.lambdas,
        false,
      )}; done`;
    case "capacity":
      return `for epsilon in ${task.epsilons.join(" ")}; do raf threshold ${flags(task.input, ["loss", "alpha", "lambda", "epsilon"])} --epsilon $epsilon --json; done`;
  }
}

function sweep(pointFlags: string, over: string, values: readonly number[], limits: boolean): string {
  const spacing = over === "gamma" || over === "epsilon" ? "" : " --log";
  const range = `--over ${over} --from ${values[0]} --to ${values.at(-1)} --points ${values.length}${spacing}`;
  return `raf curve ${pointFlags} ${range}${limits ? " --limits" : ""}`;
}

function flags(input: Task["input"], leftOut: readonly string[]): string {
  return Object.entries(input)
    .filter(([key]) => !leftOut.includes(key))
    .map(([key, value]) => `${flagOf(key)} ${quoted(String(value))}`)
    .join(" ");
}

/** A word of a command line. */
function quoted(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
