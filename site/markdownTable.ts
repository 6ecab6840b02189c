/** A Markdown table. Bars inside cells are written so that they stay in their cell. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text as code in a line. */
export function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** LaTeX in a line; nothing where there is none. */
export function math(tex: string | undefined): string {
  return tex === undefined ? "" : `$${tex}$`;
}

/** A text in which nothing is markup. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}<>[\]$#]/g, "\\$&");
}
