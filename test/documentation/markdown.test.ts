import { expect, test } from "vitest";
import { anchorsOf, localLinks, readMarkdown } from "./markdown.js";

const PAGE = `# The \`raf\` command

See [the sheet](equations/README.md#channels "title"), [the web](https://example.org/a) and ![a figure](figure.svg).
Not \`[code](no.md)\` and not $E[g](x)$.
<img src="plot.svg" width="10"> [mail](mailto:a@example.org) [here](#the-raf-command)

\`\`\`ts
one() // => 1
\`\`\`

   ~~~
[in a block](no.md)
~~~

## Limits: λ → 0+
## Limits: λ → 0+
[ref]: <other.md>
`;

test("readMarkdown returns the fenced blocks with their line and language", () => {
  expect(readMarkdown(PAGE).blocks).toEqual([
    { line: 7, language: "ts", code: "one() // => 1" },
    { line: 11, language: "", code: "[in a block](no.md)" },
  ]);
});

test("readMarkdown refuses a block that is never closed", () => {
  expect(() => readMarkdown("text\n```sh\nraf")).toThrow("line 2: this block is never closed");
});

test("localLinks returns links, images and definitions, not code, formulas or web addresses", () => {
  expect(localLinks(readMarkdown(PAGE).prose)).toEqual([
    "equations/README.md#channels",
    "figure.svg",
    "#the-raf-command",
    "other.md",
    "plot.svg",
  ]);
});

test("anchorsOf numbers repeated headings", () => {
  expect([...anchorsOf(readMarkdown(PAGE).prose)]).toEqual(["the-raf-command", "limits-λ--0", "limits-λ--0-1"]);
});
