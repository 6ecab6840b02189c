/**
 * The colors of curves that are shown together. Curves are told apart by their colors, also where they are solved: of two that shared one,
 * each would be drawn and saved as the other.
 *
 * @param wanted What each curve asks for, if anything.
 * @returns      That where it is the first to ask for it, else the least that nobody has.
 */
export function ownColors(wanted: readonly (number | undefined)[]): readonly number[] {
  const taken = new Set(wanted);
  const free = (): number => {
    let color = 0;
    while (taken.has(color)) color += 1;
    taken.add(color);
    return color;
  };
  return wanted.map((color, index) => (color !== undefined && wanted.indexOf(color) === index ? color : free()));
}
