/** A part of the site. Its pages are the Markdown files of one folder of docs/, and those that the build writes for it. */
export interface Section {
  /** Folder below docs/ and in the built site. */
  readonly folder: string;
  readonly title: string;
  /** One sentence for the home page and the list of the section. */
  readonly lead: string;
  /** True if the sidebar shows its pages only while one of them is open. */
  readonly folded?: true;
}

/** The sections in the order of the navigation. A new page is a file in one of these folders of docs/. */
export const SECTIONS: readonly Section[] = [
  {
    folder: "tutorial",
    title: "Tutorial",
    lead: "From the model in plain words to a study of your own, step by step.",
  },
  { folder: "how-to", title: "How-to", lead: "One task a page, the shortest way." },
  { folder: "gallery", title: "Gallery", lead: "Every figure that the tool makes, with its command and its data." },
  {
    folder: "reference",
    title: "Reference",
    lead: "Commands, keys, columns, expressions and equations. Generated from the program.",
  },
  {
    folder: "explanation",
    title: "Explanation",
    lead: "How a number is made, how exact it is, and where the theory ends.",
  },
  { folder: "api", title: "Library", lead: "Every export of the package, from its docstrings.", folded: true },
  { folder: "development", title: "Development", lead: "For whoever changes the code.", folded: true },
];
