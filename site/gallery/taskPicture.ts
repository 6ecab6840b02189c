/** Sizes in the units of the picture. */
const SIZE = { width: 520, height: 340, radius: 7, ring: 11 };
const EXAMPLES = 60;
/** One example in five is a fact. */
const FACTS_EVERY = 5;

/**
 * The task in the plane: examples on the two sides of the rule's line, filled for +1 and open for -1. Facts have a ring, and every other one
 * of them the wrong side's color.
 *
 * @returns An SVG document.
 */
export function taskPicture(): string {
  const examples = places().map(({ x, y }, index) => {
    const isFact = index % FACTS_EVERY === 0;
    const isFlipped = isFact && (index / FACTS_EVERY) % 2 === 1;
    const label = height(x) > y !== isFlipped;
    const ring = isFact
      ? `<circle cx="${x}" cy="${y}" r="${SIZE.ring}" fill="none" stroke="#D55E00" stroke-width="1.6"/>`
      : "";
    return `${ring}<circle cx="${x}" cy="${y}" r="${SIZE.radius}" fill="${label ? "#0072B2" : "#fff"}" stroke="#0072B2" stroke-width="1.4"/>`;
  });
  const { width, height: tall } = SIZE;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${tall}" viewBox="0 0 ${width} ${tall}" role="img" aria-label="Examples on the two sides of a line; ringed ones have random labels"><rect width="${width}" height="${tall}" fill="#fff"/><path d="M0 ${height(0)}L${width} ${height(width)}" stroke="#000" stroke-width="1.5" stroke-dasharray="6 4"/>${examples.join("")}</svg>\n`;
}

/** The rule's line. */
function height(x: number): number {
  return 300 - 0.5 * x;
}

/** Places that look random, apart from each other and from the line: the golden ratio fills a rectangle evenly. */
function places(): readonly { readonly x: number; readonly y: number }[] {
  const golden = [0.7548776662466927, 0.5698402909980532];
  const found: { x: number; y: number }[] = [];
  for (let k = 1; found.length < EXAMPLES; k++) {
    const [u = 0, v = 0] = golden.map((step) => (k * step) % 1);
    const place = { x: Math.round(20 + u * (SIZE.width - 40)), y: Math.round(20 + v * (SIZE.height - 40)) };
    if (Math.abs(height(place.x) - place.y) > SIZE.ring + 4) found.push(place);
  }
  return found;
}
