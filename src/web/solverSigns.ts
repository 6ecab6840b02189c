/** What the page says to a worker that may be stuck, and what a worker says when it has begun and when it hears that. */
export const ALIVE = "alive";
