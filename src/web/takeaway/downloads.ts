import type { About } from "../../report/figure.js";
import { withPngText } from "../../report/pngText.js";

/** Saves a file with the browser's download function. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), RELEASE);
}

/** Time after which the address is released, in milliseconds. */
const RELEASE = 10_000;

/** Pixels of the file per pixel of the picture. */
const DENSITY = 3;

/**
 * Converts an SVG file to PNG with the browser.
 *
 * @param about Description that the file carries.
 * @throws if the browser cannot draw it.
 */
export async function pngFile(svg: string, about: About): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = DENSITY * image.naturalWidth;
  canvas.height = DENSITY * image.naturalHeight;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser has no canvas to draw a PNG on");
  context.scale(DENSITY, DENSITY);
  context.drawImage(image, 0, 0);
  const blob = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((drawn) => {
      if (drawn === null) reject(new Error("this browser could not write the PNG"));
      else resolve(drawn);
    }, "image/png");
  });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return new Blob([withPngText(bytes, about)], { type: "image/png" });
}
