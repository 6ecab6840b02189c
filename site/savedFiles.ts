/** A file that a page tells its reader to save. */
export interface SavedFile {
  readonly name: string;
  readonly content: string;
}

/** The blocks of a Markdown page below a sentence with "Save this as `NAME`". */
export function savedFiles(markdown: string): readonly SavedFile[] {
  const found = markdown.matchAll(/Save this as `([\w.-]+)`[^\n]*\n+```\w*\n([\s\S]*?)\n```/g);
  return [...found].map(([, name = "", content = ""]) => ({ name, content: `${content}\n` }));
}
