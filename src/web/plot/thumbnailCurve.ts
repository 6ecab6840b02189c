/** Size of a thumbnail, and the room around its curves, in pixels. */
export const THUMBNAIL = { width: 112, height: 64, margin: 5 } as const;

/** A curve of a thumbnail: path data, and the index of its color. */
export interface ThumbnailCurve {
  readonly path: string;
  readonly color: number;
}
