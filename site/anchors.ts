/**
 * Anchors of the headings of a page, by the rule of the common hosts: lower case, hyphens for spaces, no punctuation. The second of the same
 * name ends in -1.
 *
 * @returns A function that gives the anchor of each heading, called in the order of the page.
 */
export function anchorNames(): (heading: string) => string {
  const taken = new Set<string>();
  return (heading) => {
    const base = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
    let anchor = base;
    for (let count = 1; taken.has(anchor); count++) anchor = `${base}-${count}`;
    taken.add(anchor);
    return anchor;
  };
}
