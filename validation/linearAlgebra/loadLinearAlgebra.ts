import { ParameterError } from "../../src/core/errors.js";
import type { LinearAlgebra } from "./linearAlgebra.js";
import { mlMatrix } from "./mlMatrix.js";
import { openBlas } from "./openBlas.js";

/** Environment variable: the path of an OpenBLAS library, or "none" for ml-matrix. */
const LIBRARY_VARIABLE = "RAF_OPENBLAS";

/**
 * The fastest linear algebra of this machine: the system's OpenBLAS on one thread if it loads, else ml-matrix.
 *
 * @param library Path of the library, or "none"; defaults to the environment variable RAF_OPENBLAS.
 * @param threads Threads inside one operation; defaults to 1.
 * @throws {ParameterError} if a library was named and cannot be loaded: what was asked for is not silently replaced.
 */
export function loadLinearAlgebra(
  library: string | undefined = process.env[LIBRARY_VARIABLE],
  threads = 1,
): LinearAlgebra {
  if (library === "none") return mlMatrix;
  const named = library !== undefined && library !== "";
  const found = openBlas(named ? { library, threads } : { threads });
  if (found !== undefined) return found;
  if (named) {
    throw new ParameterError("linear algebra", LIBRARY_VARIABLE, library, 'paths of an OpenBLAS library, or "none"');
  }
  return mlMatrix;
}
