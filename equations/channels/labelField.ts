/** Mean of |z| for the standard normal teacher field. */
const MEAN_TEACHER_FIELD = 0.7978845608028654;

/** c = (1 - epsilon) sqrt(2 / pi): what the labels still say about the teacher. Source: equations/README.md (CH.2). */
export function labelCorrelation(epsilon: number): number {
  return (1 - epsilon) * MEAN_TEACHER_FIELD;
}
