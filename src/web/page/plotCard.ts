import { type ComponentChild, h } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type MarkPlace, nearestMark, nearestPoint } from "../plot/nearest.js";
import type { Picture } from "../plot/picture.js";
import { type ChartTheme, frameOf, pictureGroups } from "../plot/svgPicture.js";
import { pointAfterKey } from "./keyboardNavigation.js";

/** A point of one of the curves, or one of their marks. */
export interface Pointed {
  readonly channel: string;
  /** Index of the point on its curve. For a mark, that of the curve's nearest point. */
  readonly index: number;
  readonly mark?: PointableMark["mark"];
  /** For a simulated point, its index among those of its curve. */
  readonly row?: number;
}

/** A curve that can be pointed at, in the coordinates of the picture. */
export interface PointableCurve {
  readonly channel: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** For a map, the number of points in a column. Points are listed column by column, upward. */
  readonly column?: number;
}

/** A mark that can be pointed at, in the coordinates of the picture. */
export interface PointableMark extends MarkPlace {
  readonly channel: string;
  readonly mark: "best" | "bayes" | "simulated";
  readonly row?: number;
}

/** Properties of the PlotCard. */
export interface PlotCardProps {
  readonly picture: Picture | undefined;
  readonly chartTheme: ChartTheme;
  /** The last one is the current curve. The arrow keys move along it. */
  readonly curves: readonly PointableCurve[];
  /** Marks have precedence over curves, and earlier marks over later ones. */
  readonly marks: readonly PointableMark[];
  /** Path of a reading pointer: along x, or in the plane. */
  readonly along: "x" | "plane";
  readonly description: string;
  /** Heading of one of two pictures. */
  readonly heading?: string;
  /** Magnification of type and lines. */
  readonly zoom: number;
  readonly pointed: Pointed | undefined;
  /** Message in place of the picture, if there is none. */
  readonly notice: string | undefined;
  readonly onPoint: (pointed: Pointed | undefined) => void;
  /** Called when a picture is in the document. */
  readonly onDrawn: (picture: Picture) => void;
}

/** Pixels before the first measurement. */
const FIRST_SIZE = { width: 720, height: 460 } as const;

/** The picture with a cursor for pointer, touch and keyboard. The old picture stays until there is a new one. */
export function PlotCard(props: PlotCardProps): ComponentChild {
  const { chartTheme, curves, marks, along, description, heading, zoom, pointed, notice, onPoint, onDrawn } = props;
  const box = useRef<HTMLDivElement>(null);
  const screen = useSize(box);
  const size = useMemo(() => ({ width: screen.width / zoom, height: screen.height / zoom }), [screen, zoom]);
  const last = useRef<Picture | undefined>(undefined);
  if (props.picture !== undefined) last.current = props.picture;
  const picture = last.current;
  const groups = useMemo(
    () => (picture === undefined ? [] : pictureGroups(picture, size.width, size.height, chartTheme)),
    [picture, size, chartTheme],
  );
  useLayoutEffect(() => {
    if (picture !== undefined) onDrawn(picture);
  }, [groups]);
  const frame = useMemo(() => frameOf(picture ?? {}, size.width, size.height), [picture, size]);
  const [touched, setTouched] = useState<{ readonly left: number; readonly top: number }>();
  const placeOf = ({ channel, index, mark }: Pointed): { left: number; top: number } | undefined => {
    if (mark !== undefined) return touched;
    const curve = curves.find((candidate) => candidate.channel === channel);
    if (curve === undefined || picture === undefined) return undefined;
    const single = { x: [curve.x[index] ?? Number.NaN], y: [curve.y[index] ?? Number.NaN] };
    return nearestPoint(picture, frame, single, { left: 0, top: 0 }, "plane");
  };
  const held = useRef(false);
  const pointAt = (event: PointerEvent): void => {
    held.current = event.pointerType === "touch";
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const place = { left: (event.clientX - left) / zoom, top: (event.clientY - top) / zoom };
    if (picture === undefined) return;
    const hits = marks.flatMap((candidate) => {
      const near = nearestMark(picture, frame, candidate, place);
      return near === undefined ? [] : [{ ...candidate, near }];
    });
    const hit = hits.filter(({ mark }) => mark !== "bayes").sort((a, b) => a.near.far - b.near.far)[0] ?? hits[0];
    const found = curves
      .flatMap((curve) => {
        const near = nearestPoint(picture, frame, curve, place, along);
        const far = near === undefined ? 0 : Math.abs(near.left - place.left) + Math.abs(near.top - place.top);
        return near === undefined ? [] : [{ channel: curve.channel, index: near.index, far }];
      })
      .sort((a, b) => a.far - b.far)[0];
    const beside = hit?.mark === "bayes" && found !== undefined && found.far <= hit.near.far;
    if (hit !== undefined && !beside) {
      setTouched({ left: hit.near.left, top: hit.near.top });
      if (pointed?.channel !== hit.channel || pointed.mark !== hit.mark || pointed.row !== hit.row) {
        const { channel, mark, row } = hit;
        onPoint({ channel, index: found?.index ?? 0, mark, ...(row === undefined ? {} : { row }) });
      }
      return;
    }
    if (
      found !== undefined &&
      (pointed?.mark !== undefined || found.channel !== pointed?.channel || found.index !== pointed.index)
    ) {
      onPoint({ channel: found.channel, index: found.index });
    }
  };
  useTapElsewhere(box, () => {
    if (held.current) onPoint(undefined);
    held.current = false;
  });
  const walk = (event: KeyboardEvent): void => {
    const current = curves.at(-1);
    if (current === undefined) return;
    const count = current.x.length;
    const from = pointed?.channel === current.channel ? pointed.index : Math.floor(count / 2);
    const target = pointAfterKey(event.key, from, count, current.column);
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
      onPointerLeave: ({ pointerType }: PointerEvent) => {
        if (pointerType !== "touch") onPoint(undefined);
      },
      onKeyDown: walk,
      onBlur: () => {
        if (!held.current) onPoint(undefined);
      },
    },
    h(
      "svg",
      {
        width: screen.width,
        height: screen.height,
        viewBox: `0 0 ${size.width} ${size.height}`,
        "aria-hidden": true,
      },
      groups.map(({ name, attributes, markup }) =>
        h("g", { key: name, ...attributes, dangerouslySetInnerHTML: { __html: markup } }),
      ),
    ),
    heading === undefined ? null : h("p", { class: "heading" }, heading),
    notice === undefined
      ? null
      : h(
          "div",
          { class: "nothing" },
          h("p", null, h("b", null, "No curve. "), notice),
          h("p", null, "Change the value at its control, which shows the same message."),
        ),
    cursor === undefined
      ? null
      : h("div", { class: "cursor", style: `left:${zoom * cursor.left}px;top:${zoom * cursor.top}px` }),
  );
}

/**
 * After a tap the point stays selected, because on a phone its table of values may be out of sight. A tap outside picture and table
 * deselects it.
 */
function useTapElsewhere(box: { readonly current: HTMLElement | null }, onTap: () => void): void {
  useEffect(() => {
    const listen = ({ target }: Event): void => {
      if (!(target instanceof Element) || box.current?.contains(target) || target.closest(".readout") !== null) return;
      onTap();
    };
    document.addEventListener("click", listen);
    return () => document.removeEventListener("click", listen);
  });
}

/** The size of an element in the layout, in pixels. */
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
