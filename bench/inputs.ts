/** Losses that are an expression: smooth, and with a kink. */
export const EXPRESSIONS = ["sqrt(1+(1-u)^2)", "max(0,1-u)+log(1+exp(-u))/4"] as const;

/** Three decades of eigenvalues with equal shares. */
export function listOf(length: number): readonly { readonly nu: number; readonly share: number }[] {
  return Array.from({ length }, (_, k) => ({ nu: 10 ** ((-3 * k) / length), share: 1 / length }));
}
