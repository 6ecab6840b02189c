/** The module that is typeset while the page is built, without any outlines: tests of the page outside a browser see its words alone. */
export const [LABELS, THUMBNAILS] = [{ shapes: [], labels: {} }, {}];
export const HEAT_COLORS: readonly string[] = Array.from({ length: 16 }, () => "#888888");
