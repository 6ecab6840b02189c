import { constants } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { freemem } from "node:os";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { DataFile } from "../../../validation/realData/dataArray.js";
import { ParameterError } from "../../core/errors.js";
import { fileError } from "../errors/fileError.js";

const ALLOWED = "files that can be read";
/** The first two bytes of every gzip file, whatever it is called. */
const GZIP = [0x1f, 0x8b] as const;

/**
 * Reads a file, and unpacks it if it is packed by gzip.
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
