import { constants } from "node:buffer";
import { readdir, readFile, stat } from "node:fs/promises";
import { freemem } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import {
  CIFAR_BATCH_IMAGES,
  CIFAR_INPUTS,
  CIFAR_TEST_FILE,
  CIFAR_TRAINING_FILES,
  cifarSet,
} from "../../../validation/realData/cifar.js";
import type { DataArray, DataFile } from "../../../validation/realData/dataArray.js";
import { idxArray } from "../../../validation/realData/idx.js";
import { type ImageSet, imageSet } from "../../../validation/realData/imageSet.js";
import { npyArray } from "../../../validation/realData/npy.js";
import type { RealDataImages } from "../../../validation/realData/task.js";
import { ParameterError } from "../../core/errors.js";
import { fileError } from "../errors/fileError.js";
import { UsageError } from "../errors/usageError.js";

/** Flags that name the image files; exactly one is given. */
export interface ImageFlags {
  readonly cifar?: string;
  readonly idx?: readonly string[];
  readonly npy?: readonly string[];
}

/** Images, with notes about their files. */
export interface ReadImages extends RealDataImages {
  readonly notes: readonly string[];
}

/**
 * Reads the images of the flags.
 *
 * @throws {UsageError}     unless exactly one flag is given, with as many files as it takes.
 * @throws {ParameterError} naming the file that is missing, truncated or of another format.
 */
export async function readImages({ cifar, idx, npy }: ImageFlags): Promise<ReadImages> {
  const given = [cifar, idx, npy].filter((flag) => flag !== undefined).length;
  if (given !== 1) {
    throw new UsageError(
      `${given === 0 ? "no images" : "more than one set of images"}: give one of --cifar <folder>, --idx <images> <labels>, --npy <images> <labels>`,
    );
  }
  if (cifar !== undefined) return readCifar(cifar);
  return idx === undefined ? readPairs("npy", npy ?? [], npyArray) : readPairs("idx", idx, idxArray);
}

/**
 * Reads the images of a pool, which has no test set: those of CIFAR-10 are its training images.
 *
 * @throws as readImages, and {UsageError} if a test set is given.
 */
export async function readPoolImages(flags: ImageFlags): Promise<ImageSet> {
  const tested = (["idx", "npy"] as const).find((name) => flags[name]?.length === 4);
  if (tested !== undefined) {
    throw new UsageError(
      `--${tested} takes 2 files here, images and labels; got 4. A pool has no test set: its new images are those that are not drawn`,
    );
  }
  return (await readImages(flags)).train;
}

/** Reads images and labels, and those of a test set if there are four files. */
async function readPairs(
  flag: string,
  paths: readonly string[],
  parse: (file: DataFile) => DataArray,
): Promise<ReadImages> {
  if (paths.length !== 2 && paths.length !== 4) {
    throw new UsageError(
      `--${flag} takes 2 files, images and labels, or 4, with the images and labels of a test set; got ${paths.length}`,
    );
  }
  const read = async (path: string): Promise<DataArray> => parse(await readDataFile(flag, path));
  const pair = async (images: string, labels: string): Promise<ImageSet> =>
    imageSet(await read(images), await read(labels));
  const train = await pair(paths[0]!, paths[1]!);
  if (paths.length === 2) return { train, notes: [] };
  return { train, test: await pair(paths[2]!, paths[3]!), notes: [] };
}

async function readCifar(folder: string): Promise<ReadImages> {
  const wanted = [...CIFAR_TRAINING_FILES, CIFAR_TEST_FILE];
  const there = new Set(
    await readdir(folder).catch((error: unknown) => {
      throw fileError("cifar", folder, "folders with the binary version of CIFAR-10", error);
    }),
  );
  const missing = wanted.filter((name) => !there.has(name));
  if (missing.length > 0) {
    const remedy = `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not there${
      there.has("data_batch_1") ? "; the files there are those of the Python version" : ""
    }${there.has(INNER_FOLDER) ? `; look into ${join(folder, INNER_FOLDER)}` : ""}`;
    throw new ParameterError("raf", "cifar", folder, `folders that hold ${wanted.join(", ")}`, remedy);
  }
  const files: DataFile[] = [];
  for (const name of wanted) files.push(await readDataFile("cifar", join(folder, name)));
  const published = CIFAR_BATCH_IMAGES * (1 + CIFAR_INPUTS);
  const odd = files.filter(({ bytes }) => bytes.length !== published);
  return {
    train: cifarSet(files.slice(0, -1)),
    test: cifarSet(files.slice(-1)),
    notes: odd.map(
      ({ name, bytes }) =>
        `${name} holds ${bytes.length / (1 + CIFAR_INPUTS)} images, the published file ${CIFAR_BATCH_IMAGES}`,
    ),
  };
}

/** The folder in the published archive. */
const INNER_FOLDER = "cifar-10-batches-bin";

const ALLOWED = "files that can be read";
/** The first two bytes of a gzip file. */
const GZIP = [0x1f, 0x8b] as const;

/**
 * Reads a file, and unpacks gzip.
 *
 * @param flag Flag that named the path, for messages.
 * @throws {ParameterError} naming the flag, the path and the reason: not there, not readable, too large for the memory, damaged.
 */
export async function readDataFile(flag: string, path: string): Promise<DataFile> {
  const bytes = await readWithin(freemem(), path).catch((error: unknown) => {
    throw fileError(flag, path, ALLOWED, error);
  });
  if (!GZIP.every((byte, place) => bytes[place] === byte)) return { name: path, bytes };
  try {
    return {
      name: path,
      bytes: await promisify(gunzip)(bytes, { maxOutputLength: Math.min(freemem(), constants.MAX_LENGTH) }),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ParameterError("raf", flag, path, "files that are whole", `It is packed by gzip and damaged: ${reason}`);
  }
}

async function readWithin(most: number, path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > most) throw new Error(`It has ${size} bytes, and ${most} bytes of memory are free`);
  return readFile(path);
}
