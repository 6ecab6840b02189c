/** Asks a worker to load all that it may ever need, and is its answer when it has. */
export const PREPARED = "prepared";
