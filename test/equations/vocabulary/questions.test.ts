import { expect, test } from "vitest";
import { requireTraining, requireTrainingValues, trainingOf } from "../../../equations/vocabulary/algorithms.js";
import { ensembleOf, requireEnsembleValues } from "../../../equations/vocabulary/ensembles.js";
import type { UncheckedPoint } from "../../../equations/vocabulary/parameters.js";
import {
  givenTeacher,
  requireNoTeacher,
  requireStudentValues,
  rootOf,
} from "../../../equations/vocabulary/teachers.js";

/** A point, and what a reader makes of it: a value, nothing, or the message of its refusal. */
type Read = readonly [point: UncheckedPoint, result: unknown];

function resultOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return (error as Error).message;
  }
}

const READERS: Readonly<Record<string, readonly [read: (point: UncheckedPoint) => unknown, cases: readonly Read[]]>> = {
  trainingOf: [
    trainingOf,
    [
      [
        { algorithm: "nesterov", eta: 0.1, steps: 5, batch: 0.5 },
        { algorithm: { name: "nesterov", eta: 0.1, batch: 0.5 }, time: 5 },
      ],
      [
        { algorithm: "heavy-ball", eta: 0.1, momentum: 0.9, steps: 5, precision: 0.001 },
        { algorithm: { name: "heavy-ball", eta: 0.1, momentum: 0.9, precision: 0.001 }, time: 5 },
      ],
      [
        { algorithm: "gradient-flow", time: 3 },
        { algorithm: { name: "gradient-flow" }, time: 3 },
      ],
      [
        { algorithm: "gradient-descent", eta: 0.1, steps: 4 },
        { algorithm: { name: "gradient-descent", eta: 0.1 }, time: 4 },
      ],
      [
        { algorithm: "nestrov", eta: 0.1, steps: 5 },
        'point: algorithm must lie in {minimum, gradient-flow, gradient-descent, heavy-ball, nesterov}; got "nestrov". Did you mean nesterov?',
      ],
      [
        { algorithm: 3 },
        "point: algorithm must lie in {minimum, gradient-flow, gradient-descent, heavy-ball, nesterov}; got 3",
      ],
      [
        { algorithm: "gradient-flow", time: 3, eta: 0.1 },
        "point: eta cannot be 0.1; allowed: points with algorithm gradient-descent or heavy-ball or nesterov. The algorithm is gradient-flow",
      ],
      [
        { algorithm: "nesterov", eta: 0.1 },
        "nesterov: steps must lie in the whole numbers in [0, Infinity]; it is missing",
      ],
      [
        { algorithm: "gradient-descent", steps: 4, eta: 0.1, momentum: 0.5 },
        "point: momentum cannot be 0.5; allowed: points with algorithm heavy-ball. The algorithm is gradient-descent",
      ],
    ],
  ],
  requireTraining: [
    requireTraining,
    [
      [
        { time: 3 },
        "point: time cannot be 3; allowed: points with algorithm gradient-flow. The algorithm is minimum, which has no training parameters",
      ],
      [
        { algorithm: "minimum", eta: 3 },
        "point: eta cannot be 3; allowed: points with algorithm gradient-descent or heavy-ball or nesterov. The algorithm is minimum, which has no training parameters",
      ],
      [{ algorithm: "minimum" }, undefined],
      [{}, undefined],
      [{ algorithm: "nesterov" }, "nesterov: eta must lie in (0, Infinity); it is missing"],
    ],
  ],
  requireTrainingValues: [
    (point) => requireTrainingValues("curve", point),
    [
      [
        { algorithm: "minimun" },
        'curve: algorithm must lie in {minimum, gradient-flow, gradient-descent, heavy-ball, nesterov}; got "minimun". Did you mean minimum?',
      ],
      [
        { algorithm: ["nesterov"] },
        'curve: algorithm must lie in {minimum, gradient-flow, gradient-descent, heavy-ball, nesterov}; got ["nesterov"]',
      ],
      [{ algorithm: "nesterov", eta: -1 }, "curve: eta must lie in (0, Infinity); got -1"],
      [{ algorithm: "minimum" }, undefined],
    ],
  ],
  requireEnsembleValues: [
    (point) => requireEnsembleValues("curve", point),
    [
      [
        { ensemble: 3, ensembleOver: "feature" },
        'curve: ensembleOver must lie in {features, subsamples, disjoint, bootstrap, lambdas}; got "feature". Did you mean features?',
      ],
      [
        { ensemble: 3, ensembleOver: 4 },
        "curve: ensembleOver must lie in {features, subsamples, disjoint, bootstrap, lambdas}; got 4",
      ],
      [
        { ensembleOver: "features" },
        'curve: ensembleOver cannot be "features"; allowed: ensembles. Give the number of members, ensemble',
      ],
      [{ subsample: 0.5 }, "curve: subsample cannot be 0.5; allowed: ensembles. Give the number of members, ensemble"],
      [
        { ensemble: 3, ensembleOver: "features", trainingAttack: 0.2 },
        "curve: trainingAttack cannot be 0.2; allowed: points without an ensemble",
      ],
      [
        { ensemble: 0, ensembleOver: "features" },
        "curve: ensemble must lie in the whole numbers in [1, Infinity]; got 0",
      ],
      [{ ensemble: 3, ensembleOver: "features" }, undefined],
      [{}, undefined],
    ],
  ],
  ensembleOf: [
    ensembleOf,
    [
      [
        { ensemble: 3 },
        "point: ensembleOver must lie in {features, subsamples, disjoint, bootstrap, lambdas}; it is missing. Say what the members do not share",
      ],
      [
        { model: "linear", ensemble: 3, ensembleOver: "features" },
        'point: ensembleOver cannot be "features"; allowed: points of rf. Other models have no random features: their members are one learner',
      ],
      [
        { model: "rf", ensemble: 3, ensembleOver: "features", subsample: 0.5 },
        "point: subsample cannot be 0.5; allowed: ensembles over subsamples, disjoint or bootstrap. Members with features of their own see all samples",
      ],
      [
        { model: "rf", ensemble: 3, ensembleOver: "features" },
        { members: 3, over: "features", fraction: 1 },
      ],
      [
        { model: "rf", ensemble: Number.POSITIVE_INFINITY, ensembleOver: "disjoint" },
        'point: ensemble cannot be "inf"; allowed: whole numbers for disjoint subsamples',
      ],
      [
        { ensemble: 4, ensembleOver: "disjoint" },
        { members: 4, over: "disjoint", fraction: 0.25 },
      ],
      [
        { ensemble: 4, ensembleOver: "disjoint", subsample: 0.2 },
        { members: 4, over: "disjoint", fraction: 0.2 },
      ],
      [
        { ensemble: 4, ensembleOver: "disjoint", subsample: 0.3 },
        "point: subsample must lie in (0, 1/4] for disjoint subsamples of 4 members; got 0.3",
      ],
      [
        { ensemble: 4, ensembleOver: "bootstrap" },
        { members: 4, over: "bootstrap", fraction: 1 },
      ],
      [
        { ensemble: 4, ensembleOver: "bootstrap", subsample: 0.5 },
        { members: 4, over: "bootstrap", fraction: 0.5 },
      ],
      [{ ensemble: 4, ensembleOver: "subsamples" }, "point: subsample must lie in (0, 1]; it is missing"],
      [
        { ensemble: 4, ensembleOver: "subsamples", subsample: 0.5 },
        { members: 4, over: "subsamples", fraction: 0.5 },
      ],
    ],
  ],
  givenTeacher: [
    givenTeacher,
    [
      [{}, undefined],
      [
        { teacher: null },
        'point: teacher cannot be null; allowed: objects { loss, lambda }. Such as {"loss": "hinge", "lambda": 0.1}',
      ],
      [
        { teacher: [1] },
        'point: teacher cannot be [1]; allowed: objects { loss, lambda }. Such as {"loss": "hinge", "lambda": 0.1}',
      ],
      [
        { teacher: "hinge" },
        'point: teacher cannot be "hinge"; allowed: objects { loss, lambda }. Such as {"loss": "hinge", "lambda": 0.1}',
      ],
      [
        { teacher: { los: "hinge" } },
        'point: key of teacher must lie in {loss, lambda, channel, teacher, fraction, inputs, temperature}; got "los". Did you mean loss?',
      ],
      [
        { teacher: { alpha: 3 } },
        'point: key of teacher must lie in {loss, lambda, channel, teacher, fraction, inputs, temperature}; got "alpha". A teacher has its student\'s data and features',
      ],
    ],
  ],
  rootOf: [
    rootOf,
    [
      [
        { teacher: { loss: "hinge", lambda: 1, teacher: { loss: "square", lambda: 2 } } },
        { loss: "square", lambda: 2 },
      ],
      [{ loss: "square" }, { loss: "square" }],
    ],
  ],
  requireStudentValues: [
    (point) => requireStudentValues("curve", point),
    [
      [{ inputs: "some" }, 'curve: inputs must lie in {same, fresh}; got "some". Did you mean same?'],
      [
        { fraction: 0.5 },
        "curve: fraction cannot be 0.5; allowed: points with a teacher. Without one the learner is trained on labels",
      ],
      [
        { inputs: "fresh" },
        'curve: inputs cannot be "fresh"; allowed: points with a teacher. Without one the learner is trained on labels',
      ],
      [{ inputs: "same" }, undefined],
      [
        { teacher: { loss: "hinge", lambda: 1 }, fraction: 2 },
        "curve: fraction must lie in (0, 1] of the teacher's inputs; got 2. Only fresh inputs can be more",
      ],
      [{ teacher: { loss: "hinge", lambda: 1 }, fraction: 1 }, undefined],
      [{ teacher: { loss: "hinge", lambda: 1 }, fraction: 2, inputs: "fresh" }, undefined],
      [
        { teacher: { loss: "hinge", lambda: 1 }, fraction: 2, inputs: "same" },
        "curve: fraction must lie in (0, 1] of the teacher's inputs; got 2. Only fresh inputs can be more",
      ],
      [{ teacher: { loss: "hinge", lambda: 1 }, fraction: -1 }, "curve: fraction must lie in (0, Infinity); got -1"],
      [{ teacher: { loss: "hinge", lambda: 1 }, inputs: "fresh" }, undefined],
      [
        { fraction: 2 },
        "curve: fraction cannot be 2; allowed: points with a teacher. Without one the learner is trained on labels",
      ],
      [
        { teacher: { lambda: 1 } },
        "curve: teacher.loss is missing; allowed: a loss. A teacher has a loss and a lambda of its own",
      ],
      [
        { teacher: { loss: "hinge" } },
        "curve: teacher.lambda must lie in [0, Infinity]; it is missing. A teacher has a loss and a lambda of its own",
      ],
      [{ teacher: { loss: "hinge", lambda: -1 } }, "curve: teacher.lambda must lie in [0, Infinity]; got -1"],
      [
        { teacher: { loss: "hinge", lambda: 1, fraction: 0.5 } },
        "curve: teacher.fraction cannot be 0.5; allowed: points with a teacher. Without one the learner is trained on labels",
      ],
    ],
  ],
  requireNoTeacher: [
    requireNoTeacher,
    [
      [{}, undefined],
      [
        { teacher: { loss: "hinge", lambda: 1 } },
        'point: teacher cannot be {"loss":"hinge","lambda":1}; allowed: points without algorithm, ensemble and trainingAttack. Students are taken at the minimum of their objective',
      ],
    ],
  ],
};

test.each(Object.entries(READERS))(
  "%s reads a question, and refuses with the parameter, its value, what is allowed and what to do",
  (_name, [read, cases]) => {
    for (const [point, result] of cases)
      expect(
        resultOf(() => read(point)),
        JSON.stringify(point),
      ).toEqual(result);
  },
);
