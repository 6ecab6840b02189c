/** Elementary functions that only expressions have, in one implementation for every engine: see elementary.ts. */
export { default as acos } from "@stdlib/math-base-special-acos";
export { default as acosh } from "@stdlib/math-base-special-acosh";
export { default as asin } from "@stdlib/math-base-special-asin";
export { default as asinh } from "@stdlib/math-base-special-asinh";
export { default as atanh } from "@stdlib/math-base-special-atanh";
export { default as cbrt } from "@stdlib/math-base-special-cbrt";
export { default as cosh } from "@stdlib/math-base-special-cosh";
export { default as log2 } from "@stdlib/math-base-special-log2";
export { default as log10 } from "@stdlib/math-base-special-log10";
export { default as pow } from "@stdlib/math-base-special-pow";
export { default as sinh } from "@stdlib/math-base-special-sinh";
export { default as tan } from "@stdlib/math-base-special-tan";
