import type { Picture, PictureAxis } from "./picture.js";

/** Two pictures with the same ranges of axes and colors, so that they can be compared by eye. */
export function withCommonRanges(first: Picture, second: Picture): readonly [Picture, Picture] {
  const ranges = {
    x: unionOf(first.x, second.x).domain,
    y: unionOf(first.y, second.y).domain,
  };
  const heat =
    first.heat === undefined || second.heat === undefined
      ? undefined
      : { ...unionOf(first.heat, second.heat), cut: first.heat.cut || second.heat.cut };
  const adapted = (picture: Picture): Picture => ({
    ...picture,
    x: { ...picture.x, domain: ranges.x },
    y: { ...picture.y, domain: ranges.y },
    ...(picture.heat === undefined || heat === undefined ? {} : { heat: { ...picture.heat, ...heat } }),
  });
  return [adapted(first), adapted(second)];
}

function unionOf(a: Pick<PictureAxis, "domain">, b: Pick<PictureAxis, "domain">): Pick<PictureAxis, "domain"> {
  return { domain: [Math.min(a.domain[0], b.domain[0]), Math.max(a.domain[1], b.domain[1])] };
}
