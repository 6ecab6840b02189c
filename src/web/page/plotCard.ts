import { type ComponentChild, h } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { nearestPoint } from "../plot/nearestPoint.js";
import type { Picture } from "../plot/picture.js";
import { frameOf, type Look, svgPicture } from "../plot/svgPicture.js";

/** A point of one of the curves. */
export interface Pointed {
  readonly channel: string;
  readonly index: number;
}

/** A curve that can be pointed at, in the coordinates of the picture. */
export interface PointableCurve {
  readonly channel: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The picture of the page and the pointer over it. */
export interface PlotCardProps {
  readonly picture: Picture | undefined;
  readonly look: Look;
  /** The last one is the current curve: the keys walk along it. */
  readonly curves: readonly PointableCurve[];
  /** Where a pointer is read: along x, or in the plane. */
  readonly along: "x" | "plane";
  readonly description: string;
  readonly pointed: Pointed | undefined;
  /** Why there is nothing to see, where there is nothing. */
  readonly notice: string | undefined;
  readonly onPoint: (pointed: Pointed | undefined) => void;
  /** Called when a picture is in the document. */
  readonly onDrawn: (picture: Picture) => void;
}

/** Pixels before the first measurement. */
const FIRST_SIZE = { width: 720, height: 460 } as const;
/** Points passed over by one press of a page key. */
const PAGE = 10;

/** The picture, which keeps the last one until there is a new one, and a cursor for pointer, finger and keys. */
export function PlotCard(props: PlotCardProps): ComponentChild {
  const { look, curves, along, description, pointed, notice, onPoint, onDrawn } = props;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const last = useRef<Picture | undefined>(undefined);
  if (props.picture !== undefined) last.current = props.picture;
  const picture = last.current;
  const markup = useMemo(
    () => (picture === undefined ? "" : svgPicture(picture, size.width, size.height, look)),
    [picture, size, look],
  );
  useLayoutEffect(() => {
    if (picture !== undefined) onDrawn(picture);
  }, [markup]);
  const frame = frameOf(picture ?? {}, size.width, size.height);
  const placeOf = ({ channel, index }: Pointed): { left: number; top: number } | undefined => {
    const curve = curves.find((candidate) => candidate.channel === channel);
    if (curve === undefined || picture === undefined) return undefined;
    const single = { x: [curve.x[index] ?? Number.NaN], y: [curve.y[index] ?? Number.NaN] };
    return nearestPoint(picture, frame, single, { left: 0, top: 0 }, "plane");
  };
  const pointAt = (event: PointerEvent): void => {
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const place = { left: event.clientX - left, top: event.clientY - top };
    if (picture === undefined) return;
    const found = curves
      .flatMap((curve) => {
        const near = nearestPoint(picture, frame, curve, place, along);
        const far = near === undefined ? 0 : Math.abs(near.left - place.left) + Math.abs(near.top - place.top);
        return near === undefined ? [] : [{ channel: curve.channel, index: near.index, far }];
      })
      .sort((a, b) => a.far - b.far)[0];
    if (found !== undefined && (found.channel !== pointed?.channel || found.index !== pointed.index)) {
      onPoint({ channel: found.channel, index: found.index });
    }
  };
  const walk = (event: KeyboardEvent): void => {
    const current = curves.at(-1);
    if (current === undefined) return;
    const count = current.x.length;
    const from = pointed?.channel === current.channel ? pointed.index : Math.floor(count / 2);
    const target = walked(event.key, from, count);
    if (event.key === "Escape") onPoint(undefined);
    if (target === undefined) return;
    event.preventDefault();
    onPoint({ channel: current.channel, index: target });
  };
  const cursor = pointed === undefined ? undefined : placeOf(pointed);
  return h(
    "div",
    {
      class: "plot",
      ref: box,
      tabIndex: 0,
      role: "application",
      "aria-roledescription": "chart",
      "aria-label": description,
      onPointerMove: pointAt,
      onPointerDown: pointAt,
      onPointerLeave: () => onPoint(undefined),
      onKeyDown: walk,
      onBlur: () => onPoint(undefined),
    },
    h("svg", {
      width: size.width,
      height: size.height,
      viewBox: `0 0 ${size.width} ${size.height}`,
      "aria-hidden": true,
      dangerouslySetInnerHTML: { __html: markup },
    }),
    notice === undefined
      ? null
      : h(
          "div",
          { class: "nothing" },
          h("p", null, h("b", null, "No curve. "), notice),
          h("p", null, "Mend it at its knob, where the same is said, or choose another there."),
        ),
    cursor === undefined ? null : h("div", { class: "cursor", style: `left:${cursor.left}px;top:${cursor.top}px` }),
  );
}

/** The point that a key leads to. */
function walked(key: string, from: number, count: number): number | undefined {
  const steps: { readonly [key: string]: number } = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    PageDown: from - PAGE,
    PageUp: from + PAGE,
    Home: 0,
    End: count - 1,
  };
  const target = steps[key];
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target));
}

/** The size that the layout gives to an element. */
function useSize(box: { readonly current: HTMLElement | null }): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>(FIRST_SIZE);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0)
        setSize((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return size;
}
