/** Points passed over by one press of a page key. */
const PAGE = 10;

/**
 * The point that a key leads to: along a curve by the arrows to the sides, on a map by all four, along the axis that each shows. The page
 * keys take ten steps, along a curve or up and down a map; Home and End lead to the ends of a curve or of a row.
 *
 * @param key    As of a keyboard event.
 * @param from   Index of the point before.
 * @param count  Of all points.
 * @param column Points of a column, where they are a map's: upward, column after column.
 * @returns      Undefined for any other key.
 *
 * @example
 * walked("ArrowRight", 0, 6, 3) // => 3
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
