import { createHash } from "node:crypto";
import type { NumberArray } from "../../../validation/realData/dataArray.js";
import type { ImageSet } from "../../../validation/realData/imageSet.js";
import type { RealDataImages } from "../../../validation/realData/task.js";

/** A hash of images and labels. The names of their files are not in it: files may be moved. */
export function imagesHash({ train, test }: RealDataImages): string {
  const hash = createHash("sha256");
  const add = ({ d, values, labels }: ImageSet): void => {
    hash.update(`${d} ${values.length} ${values.constructor.name}`).update(bytesOf(values)).update(bytesOf(labels));
  };
  add(train);
  if (test !== undefined) add(test);
  return hash.digest("hex");
}

function bytesOf({ buffer, byteOffset, byteLength }: NumberArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
