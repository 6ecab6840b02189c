import type { NumberArray } from "../../../validation/realData/dataArray.js";
import type { ImageSet } from "../../../validation/realData/imageSet.js";
import type { RealDataImages } from "../../../validation/realData/task.js";

/** The images in memory that threads share, so that each of them does not hold a copy. */
export function sharedImages({ train, test }: RealDataImages): RealDataImages {
  return { train: shared(train), ...(test === undefined ? {} : { test: shared(test) }) };
}

function shared(set: ImageSet): ImageSet {
  const { buffer, byteOffset, byteLength } = set.values;
  const memory = new SharedArrayBuffer(byteLength);
  new Uint8Array(memory).set(new Uint8Array(buffer, byteOffset, byteLength));
  const SameArray = set.values.constructor as new (memory: SharedArrayBuffer) => NumberArray;
  return { ...set, values: new SameArray(memory) };
}
