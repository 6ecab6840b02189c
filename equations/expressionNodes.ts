import type { MathNode } from "mathjs";

/** Symbols that are numbers. */
export const CONSTANTS: { readonly [name: string]: number } = { pi: Math.PI, e: Math.E };
/** Comparisons by mathjs's names. */
export const COMPARISONS: { readonly [name: string]: (a: number, b: number) => boolean } = {
  smaller: (a, b) => a < b,
  smallerEq: (a, b) => a <= b,
  larger: (a, b) => a > b,
  largerEq: (a, b) => a >= b,
  equal: (a, b) => a === b,
  unequal: (a, b) => a !== b,
};
/** Logical operators by mathjs's names. */
export const CONNECTIVES: { readonly [name: string]: (a: boolean, b: boolean) => boolean } = {
  and: (a, b) => a && b,
  or: (a, b) => a || b,
  xor: (a, b) => a !== b,
};

/** What is read of mathjs's nodes. */
export type Tree =
  | { readonly type: "ParenthesisNode"; readonly content: MathNode }
  | { readonly type: "ConstantNode"; readonly value: unknown }
  | { readonly type: "SymbolNode"; readonly name: string }
  | { readonly type: "OperatorNode"; readonly fn: string; readonly op: string; readonly args: MathNode[] }
  | { readonly type: "RelationalNode"; readonly conditionals: string[]; readonly params: MathNode[] }
  | { readonly type: "FunctionNode"; readonly fn: { readonly name: string }; readonly args: MathNode[] }
  | {
      readonly type: "ConditionalNode";
      readonly condition: MathNode;
      readonly trueExpr: MathNode;
      readonly falseExpr: MathNode;
    };
