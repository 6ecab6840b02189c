/** Request: load everything that may be needed later. The worker sends the same text back when it has. */
export const PRELOAD = "preload";

/** Request: show that you still read messages. The worker sends the same text back, and also once when its script has loaded. */
export const PING = "ping";
