/** A matrix that should be positive definite and is not, in double precision. */
export class NotPositiveError extends Error {
  constructor(readonly size: number) {
    super(`a ${size} x ${size} matrix is not positive definite in double precision`);
    this.name = "NotPositiveError";
  }
}
