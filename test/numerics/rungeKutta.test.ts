import { expect, test } from "vitest";
import { integrateField } from "../../src/numerics/rungeKutta.js";

test("integrateField follows a rotation and a decay to its tolerance, at times in any spacing", () => {
  const times = [0, 0, 1e-6, 0.5, 0.5001, 20];
  const field = (y: Float64Array): Float64Array => Float64Array.of(-y[1]!, y[0]!, -50 * y[2]!);
  const found = integrateField(field, Float64Array.of(1, 0, 1), times, 1e-11);
  for (const [place, time] of times.entries()) {
    const [x, y, decay] = found[place]!;
    expect(Math.abs(x! - Math.cos(time))).toBeLessThan(1e-8);
    expect(Math.abs(y! - Math.sin(time))).toBeLessThan(1e-8);
    expect(Math.abs(decay! - Math.exp(-50 * time))).toBeLessThan(1e-8);
  }
});

test("integrateField ends where the solution does", () => {
  const found = integrateField((y) => y.map((value) => value * value), Float64Array.of(1), [0.5, 0.9, 2], 1e-9);
  expect(found.length).toBe(2);
  expect(found[1]![0]).toBeCloseTo(10, 5);
});

test("integrateField shortens its step where a rotation becomes two hundred times as fast, and lengthens it afterwards", () => {
  let calls = 0;
  const [height, width] = [200, 0.5];
  // The rate has a peak at t = 5, whose integral is height width sqrt(pi).
  const field = ([time, x, y]: Float64Array): Float64Array => {
    calls++;
    const rate = 1 + height * Math.exp(-(((time! - 5) / width) ** 2));
    return Float64Array.of(1, -rate * y!, rate * x!);
  };
  const [end] = integrateField(field, Float64Array.of(0, 1, 0), [10], 1e-10);
  const phase = 10 + height * width * Math.sqrt(Math.PI);
  expect(Math.hypot(end![1]! - Math.cos(phase), end![2]! - Math.sin(phase))).toBeLessThan(1e-6);
  expect(calls).toBeLessThan(33_000);
});
