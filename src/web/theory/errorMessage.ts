/** Messages of browsers for a module that cannot be fetched: Chromium, Firefox, Safari. */
const FETCH_FAILED =
  /dynamically imported module|Importing a module script failed|Failed to fetch|NetworkError|Load failed/i;

const NOT_LOADED =
  "A part of the page could not be loaded. Check the network. If the site has been updated since the page was opened, reload the page";

/** The message about an error that is not about the input: a sentence if a module could not be fetched, otherwise the error itself. */
export function errorMessage(error: unknown): string {
  const text = String(error);
  return FETCH_FAILED.test(text) ? NOT_LOADED : text;
}
