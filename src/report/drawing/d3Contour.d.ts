/** The part of d3-contour that is used here. */
declare module "d3-contour" {
  interface ContourMultiPolygon {
    readonly type: "MultiPolygon";
    readonly value: number;
    readonly coordinates: [number, number][][][];
  }
  interface Contours {
    size(size: [number, number]): this;
    smooth(smooth: boolean): this;
    contour(values: number[], threshold: number): ContourMultiPolygon;
  }
  export function contours(): Contours;
}
