/** Points that PageUp and PageDown skip. */
const PAGE = 10;

/**
 * The point that is selected after a key press.
 *
 * The left and right arrows move along a curve. On a map all four arrows move. PageUp and PageDown take ten steps; Home and End go to the
 * ends of a curve or of a row of the map.
 *
 * @param key    The `key` of a keyboard event.
 * @param from   Index of the present point.
 * @param count  Number of points.
 * @param column For a map, the number of points in a column. Points are listed column by column, upward.
 * @returns      Index of the point, or undefined for any other key.
 *
 * @example
 * pointAfterKey("ArrowRight", 0, 6, 3) // => 3
 */
export function pointAfterKey(key: string, from: number, count: number, column?: number): number | undefined {
  const [across, upward] = column === undefined ? [from, 0] : [Math.floor(from / column), from % column];
  const height = column ?? 1;
  const width = count / height;
  const at = (right: number, up: number): number =>
    Math.min(width - 1, Math.max(0, right)) * height + Math.min(height - 1, Math.max(0, up));
  const page = column === undefined ? { right: PAGE, up: 0 } : { right: 0, up: PAGE };
  switch (key) {
    case "ArrowLeft":
      return at(across - 1, upward);
    case "ArrowRight":
      return at(across + 1, upward);
    case "ArrowDown":
      return column === undefined ? undefined : at(across, upward - 1);
    case "ArrowUp":
      return column === undefined ? undefined : at(across, upward + 1);
    case "PageDown":
      return at(across - page.right, upward - page.up);
    case "PageUp":
      return at(across + page.right, upward + page.up);
    case "Home":
      return at(0, upward);
    case "End":
      return at(width - 1, upward);
    default:
      return undefined;
  }
}
