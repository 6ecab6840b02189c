import { expect, test } from "vitest";
import { dot } from "../../validation/linearAlgebra/vectors.js";
import { freshInputs, teacherData } from "../../validation/teacherData.js";

const TASK = { d: 40, alpha: 5, epsilon: 0.3, seed: 3, replica: 0 };

test("teacherData has a teacher of norm sqrt d, alpha d samples, labels of 1 and -1, and its facts counted", () => {
  const { teacher, inputs, labels, facts, factCount } = teacherData(TASK);
  expect(dot(teacher, teacher)).toBeCloseTo(40, 10);
  expect([inputs.rows, inputs.columns, labels.length]).toEqual([200, 40, 200]);
  expect(labels.every((label) => Math.abs(label) === 1)).toBe(true);
  expect(facts.reduce((sum, fact) => sum + fact, 0)).toBe(factCount);
  // Five standard deviations of the binomial.
  expect(Math.abs(factCount - 60)).toBeLessThan(5 * Math.sqrt(200 * 0.3 * 0.7));
});

test("teacherData gives every rule the teacher's label, and facts a fair coin", () => {
  const { teacher, inputs, labels, facts } = teacherData({ ...TASK, alpha: 50 });
  let [agreeing, count] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const follows = Math.sign(dot(teacher, inputs.data.subarray(40 * i, 40 * i + 40))) === labels[i];
    if (facts[i] === 0) expect(follows).toBe(true);
    else {
      count++;
      if (follows) agreeing++;
    }
  }
  expect(Math.abs(agreeing / count - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / count));
});

test("teacherData keeps the inputs and the smaller set of facts at another epsilon, and the beginning at another alpha", () => {
  const [few, many] = [teacherData({ ...TASK, epsilon: 0.1 }), teacherData({ ...TASK, epsilon: 0.5 })];
  expect(many.inputs).toEqual(few.inputs);
  for (let i = 0; i < few.labels.length; i++) {
    if (few.facts[i] === 1) expect([many.facts[i], many.labels[i]]).toEqual([1, few.labels[i]]);
  }
  const short = teacherData({ ...TASK, alpha: 2 });
  expect(short.inputs.data).toEqual(teacherData(TASK).inputs.data.slice(0, 80 * 40));
  expect(teacherData({ ...TASK, replica: 1 }).inputs).not.toEqual(few.inputs);
});

test("freshInputs gives the same inputs in blocks of any size, none of them of the training set", () => {
  const { teacher, inputs } = teacherData(TASK);
  const all = (block: number): number[] =>
    [...freshInputs(TASK, teacher, 30, block)].flatMap((part) => [...part.inputs.data]);
  expect(all(30)).toEqual(all(7));
  expect(all(30).slice(0, 5)).not.toEqual([...inputs.data.slice(0, 5)]);
  const fields = [...freshInputs(TASK, teacher, 4000, 512)].flatMap((part) => [...part.fields]);
  expect(fields).toHaveLength(4000);
  const variance = fields.reduce((sum, field) => sum + field * field, 0) / 4000;
  expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 4000));
});
