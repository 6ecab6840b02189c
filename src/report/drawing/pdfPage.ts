import { deflateSync } from "node:zlib";
import type { About } from "../figure.js";

/**
 * A PDF file of one page with vector graphics and no text.
 *
 * Written here, because such a file is four objects: a catalog, a list of pages, the page and its drawing. The libraries for it bring a
 * font engine, many times the size of this package, for text that our pictures do not hold. There is no date and no identifier, so
 * equal drawings give equal files.
 *
 * @param width   In points, and so is the height.
 * @param drawing Operators of PDF's page description; the origin is the lower left corner.
 * @param about   Written as the document's information.
 * @returns       The bytes of the file.
 *
 * Source: ISO 32000-1 (PDF 1.7), section 7.5, file structure.
 */
export function pdfPage(width: number, height: number, drawing: string, about?: About): Uint8Array {
  const stream = deflateSync(Buffer.from(drawing, "latin1"));
  const objects = [
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    Buffer.from(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << >> /Contents 4 0 R >>`),
    Buffer.concat([
      Buffer.from(`<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
      stream,
      Buffer.from("\nendstream"),
    ]),
    ...(about === undefined ? [] : [Buffer.from(information(about))]),
  ];
  // The comment of four high bytes tells programs that move files that this one is not text.
  const parts = [Buffer.from("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets: number[] = [];
  let offset = parts[0]!.length;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    offsets.push(offset);
    offset += part.length;
    parts.push(part);
  }
  parts.push(Buffer.from(crossReferences(offsets, offset, about === undefined ? "" : " /Info 5 0 R")));
  return new Uint8Array(Buffer.concat(parts));
}

/** The document's information: what readers show as its properties. Section 14.3.3. */
function information({ title, description, command }: About): string {
  return [
    `<< /Title ${textString(title)}`,
    ...(description === undefined ? [] : [`/Subject ${textString(description)}`]),
    ...(command === undefined ? [] : [`/Keywords ${textString(command)}`]),
    "/Creator (raf-theory) >>",
  ].join(" ");
}

/** A text in UTF-16 with its byte order mark, in hexadecimal: the only spelling that needs no escapes. */
function textString(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  return `<${bytes.toString("hex").toUpperCase()}>`;
}

/** Table of the offset of each object. An entry is 20 bytes long, its end of line included; entry 0 heads the list of free objects. */
function crossReferences(offsets: readonly number[], start: number, information: string): string {
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const count = offsets.length + 1;
  return [
    `xref\n0 ${count}\n0000000000 65535 f \n${entries}`,
    `trailer\n<< /Size ${count} /Root 1 0 R${information} >>\nstartxref\n${start}\n%%EOF\n`,
  ].join("");
}
