/**
 * A value for every name of a list, as an object in the order of the list.
 *
 * @example
 * valuesByName(["m", "q"], (name) => name.length) // => { m: 1, q: 1 }
 */
export function valuesByName<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name) => Value,
): { readonly [name in Name]: Value } {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as { readonly [name in Name]: Value };
}
