/**
 * Elementary functions in one implementation for every engine: those that the equations need. Expressions have more of them
 * (expressionFunctions.ts), which are loaded with the first expression.
 *
 * JavaScript leaves the rounding of Math.exp and its like to the engine, and engines change: a browser, Node and the Node of another node of the
 * cluster would differ in last digits, and a study merged from them too. These are in plain arithmetic, which is the same
 * everywhere: exp and log, which take most of the time, are ours, the others ports of FreeBSD's and Cephes' functions. Errors are below 1 ulp for most,
 * and 2 ulp for the hyperbolic ones. What IEEE 754 or the language
 * rounds exactly (sqrt, abs, floor, ...) is taken from Math.
 */
export { default as atan } from "@stdlib/math-base-special-atan";
export { default as atan2 } from "@stdlib/math-base-special-atan2";
export { default as cos } from "@stdlib/math-base-special-cos";
export { default as expm1 } from "@stdlib/math-base-special-expm1";
export { default as log1p } from "@stdlib/math-base-special-log1p";
export { default as sin } from "@stdlib/math-base-special-sin";
export { default as tanh } from "@stdlib/math-base-special-tanh";
export { exp } from "./exponential.js";
export { hypot } from "./hypot.js";
export { log } from "./logarithm.js";
