import { COMMANDS } from "../../src/cli/program.js";
import { PAPER_PARTS, partWord } from "../../src/report/paperParts.js";

/** A figure of the gallery, made while the site is built. */
export interface GalleryEntry {
  /** Names its files in the site. */
  readonly name: string;
  readonly group: "The paper and beyond" | "Curves" | "Studies" | "Experiments";
  readonly title: string;
  /** Caption of the picture; $math$ allowed. */
  readonly caption: string;
  /** The page whose "Save this as" files the commands read. */
  readonly page?: string;
  /** Commands that a reader types, in order and in one folder. */
  readonly commands: readonly string[];
  /** The files that the commands write: the picture, and its numbers. */
  readonly figure: string;
  readonly data?: string;
  /** About how long it takes. */
  readonly seconds: number;
}

const OWN: readonly GalleryEntry[] = [
  {
    name: "first-curve",
    group: "Curves",
    title: "The curve of the tutorial",
    caption: "A support vector machine with the kernel of the erf activation, along $\\lambda$.",
    commands: [
      "raf curve --model kernel --activation erf --loss hinge --alpha 4 --epsilon 0.2 --over lambda --from 1e-3 --to 1e2 --log --limits --out curve.csv --plot curve.svg",
    ],
    figure: "curve.svg",
    data: "curve.csv",
    seconds: 1,
  },
  {
    name: "own-data",
    group: "Curves",
    title: "Measurements over the theory",
    caption: "Simulated learners of 60 inputs, drawn by `--data` with their error bars.",
    commands: [
      "raf simulate --model linear --loss hinge --alpha 2 --epsilon 0.2 --from 0.05 --to 5 --points 5 --d 60 --replicas 6 --out mine.csv",
      "raf curve --model linear --loss hinge --alpha 2 --epsilon 0.2 --over lambda --from 0.01 --to 10 --log --data mine.csv --plot over.svg --out curve.csv",
    ],
    figure: "over.svg",
    data: "mine.csv",
    seconds: 1,
  },
  {
    name: "first-study",
    group: "Studies",
    title: "The study of the tutorial",
    caption: "Least $E_{\\mathrm{gen}}$ over $\\lambda$ along $\\alpha$, for four fractions of facts.",
    page: "docs/tutorial/first-study.md",
    commands: [
      "raf sweep plan.yaml --out best.csv",
      "raf plot plan.store --x alpha --value value --out learning-curves.svg",
    ],
    figure: "learning-curves.svg",
    data: "best-optimum.csv",
    seconds: 1,
  },
  {
    name: "curve",
    group: "Curves",
    title: "Errors along the regularization",
    caption: "One curve with both limits of $\\lambda$, its best point and the Bayes-optimal error.",
    commands: [
      "raf curve --model rf --activation relu --kappa 2 --loss hinge --alpha 4 --epsilon 0.2 --over lambda --from 1e-4 --to 1e3 --log --limits --out curve.csv --plot curve.svg",
    ],
    figure: "curve.svg",
    data: "curve.csv",
    seconds: 1,
  },
  {
    name: "training-time",
    group: "Curves",
    title: "Errors along the training time",
    caption: "Gradient flow of the square loss: the rule is learned before the facts are memorized.",
    commands: [
      "raf curve --model kernel --activation erf --loss square --alpha 4 --epsilon 0.2 --lambda 0+ --algorithm gradient-flow --over time --from 0.01 --to 1000 --log --limits --out flow.csv --plot flow.svg",
    ],
    figure: "flow.svg",
    data: "flow.csv",
    seconds: 2,
  },
  {
    name: "ensemble",
    group: "Curves",
    title: "Ten learners answer together",
    caption:
      "Ten ridge regressions with random features of their own. Their average has the peak of double descent of one of them, lower.",
    commands: [
      "raf curve --model rf --activation relu --loss square --alpha 2 --epsilon 0.1 --lambda 1e-4 --ensemble 10 --ensemble-over features --over kappa --from 0.2 --to 20 --log --draw generalizationError,memberGeneralizationError --out ensemble.csv --plot ensemble.svg",
    ],
    figure: "ensemble.svg",
    data: "ensemble.csv",
    seconds: 2,
  },
  {
    name: "attack-size",
    group: "Curves",
    title: "Errors under attack",
    caption:
      "New inputs and memorized facts against the size of an attack. The facts on the margin are lost at one size.",
    commands: [
      "raf curve --model linear --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5 --over attack --from 0 --to 2 --points 41 --draw robustError,lostFacts --out attack.csv --plot attack.svg",
    ],
    figure: "attack.svg",
    data: "attack.csv",
    seconds: 1,
  },
  {
    name: "threshold",
    group: "Curves",
    title: "Separability along the number of features",
    caption: "Below the threshold $\\alpha_c$ a learner fits every label, facts included.",
    commands: [
      "raf threshold --model rf --activation relu --epsilon 0.1 --over kappa --from 0.5 --to 8 --log --out kappa.csv --plot kappa.svg",
    ],
    figure: "kappa.svg",
    data: "kappa.csv",
    seconds: 1,
  },
  {
    name: "best-lambda",
    group: "Curves",
    title: "The best regularization along alpha",
    caption: "The optimum is followed along $\\alpha$, with the Bayes-optimal error below it.",
    commands: [
      "raf optimum --model linear --loss hinge --epsilon 0.1 --along alpha --from 0.5 --to 20 --points 40 --log --out best.csv --plot best.svg",
    ],
    figure: "best.svg",
    data: "best.csv",
    seconds: 2,
  },
  {
    name: "phase-map",
    group: "Studies",
    title: "A map of a study",
    caption:
      "Least $E_{\\mathrm{gen}}$ over the plane of samples and facts, with the thresholds, from a plan that comes with raf.",
    commands: [
      "raf sweep phase --small --out phase.csv",
      "raf plot phase-small.store --x alpha --y epsilon --value value --out phase-map.svg",
    ],
    figure: "phase-map.svg",
    data: "phase-optimum.csv",
    seconds: 2,
  },
  {
    name: "gradient-descent",
    group: "Experiments",
    title: "Gradient descent beside its theory",
    caption: "Trained learners of finite size as points, the theory of training as lines.",
    commands: [
      "raf dynamics --algorithm gradient-descent --eta 0.2 --steps 20 --model linear --loss square --alpha 2 --epsilon 0.1 --lambda 0.1 --d 100 --replicas 5 --out descent.csv --plot descent.svg",
    ],
    figure: "descent.svg",
    data: "descent.csv",
    seconds: 1,
  },
  {
    name: "message-passing",
    group: "Experiments",
    title: "Message passing beside state evolution",
    caption: "The algorithm's iterations at finite size, and their theory.",
    commands: [
      "raf dynamics --algorithm amp --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5 --d 200 --replicas 5 --out amp.csv --plot amp.svg",
    ],
    figure: "amp.svg",
    data: "amp.csv",
    seconds: 3,
  },
  {
    name: "verdict",
    group: "Experiments",
    title: "A verdict on the theory",
    caption:
      "Simulations against theory over a plan: every comparison, and the ordered scores against those of a standard normal.",
    commands: ["raf validate examples/finite-size.yaml --small --out verdict"],
    figure: "verdict/verdict.svg",
    data: "verdict/comparisons.csv",
    seconds: 10,
  },
];

/** Every figure of the gallery: the parts of `raf paper` that have a picture, and one or more of each other command that draws. */
export async function galleryEntries(): Promise<readonly GalleryEntry[]> {
  const parts = await Promise.all(
    PAPER_PARTS.filter(({ name }) => name !== "table").map(async ({ name, seconds, load }): Promise<GalleryEntry> => {
      const { title, caption } = await load();
      return {
        ...{ name, group: "The paper and beyond", title, caption, seconds },
        commands: [`raf paper ${partWord(name)}`],
        figure: `figures/${name}.svg`,
        data: `figures/${name}.csv`,
      };
    }),
  );
  return [...parts, ...OWN, ...(await exampleEntries())];
}

/** The first figure among the examples of each command that no other entry has. */
async function exampleEntries(): Promise<readonly GalleryEntry[]> {
  const drawn = new Set(OWN.flatMap(({ commands }) => commands.map(commandOf)));
  const found = await Promise.all(
    COMMANDS.filter(({ name }) => !drawn.has(name)).map(async ({ name, summary, load }): Promise<GalleryEntry[]> => {
      const example = (await load()).examples.find((line) => PLOT.test(line));
      const figure = example === undefined ? undefined : PLOT.exec(example)?.[1];
      if (example === undefined || figure === undefined) return [];
      const data = TABLE.exec(example)?.[1];
      return [
        {
          ...{ name, group: "Curves", figure, commands: [example], seconds: 2 },
          title: `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}`,
          caption: `The example of \`raf ${name} --help\`.`,
          ...(data === undefined ? {} : { data }),
        },
      ];
    }),
  );
  return found.flat();
}

const PLOT = /^raf .*--plot (\S+\.svg)/;
const TABLE = /--out (\S+\.csv)/;

/** The name of a command in a command line. */
function commandOf(line: string): string {
  return line.split(" ")[1] ?? "";
}
