/** Losses of the task on images. */
export const REAL_DATA_LOSSES = ["square", "hinge"] as const;

/** One of them. */
export type RealDataLoss = (typeof REAL_DATA_LOSSES)[number];
