import type { Options } from "minisearch";

/** Entry of the search: a heading and the text below it. */
export interface SearchEntry {
  /** Address from the root of the site. */
  readonly id: string;
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** The build that makes the index and the page that reads it agree on these. */
export const SEARCH_OPTIONS: Options<SearchEntry> = {
  fields: ["page", "heading", "text"],
  storeFields: ["page", "heading"],
  // A key such as muStar is also found by its flag, --mu-star.
  tokenize: (text) => text.split(/[\s.,;:!?()[\]{}"'`|=<>/]+/u).map((word) => word.replace(/^-+/, "")),
  searchOptions: { boost: { heading: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: "AND" },
};
