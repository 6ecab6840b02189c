/** Product of a row of row-major data with a vector; four sums, so that no addition waits for the one before. */
export function rowProduct(data: Float64Array, start: number, vector: Float64Array): number {
  const length = vector.length;
  const whole = length - (length % 4);
  let [a, b, c, e] = [0, 0, 0, 0];
  for (let j = 0; j < whole; j += 4) {
    a += (data[start + j] as number) * (vector[j] as number);
    b += (data[start + j + 1] as number) * (vector[j + 1] as number);
    c += (data[start + j + 2] as number) * (vector[j + 2] as number);
    e += (data[start + j + 3] as number) * (vector[j + 3] as number);
  }
  for (let j = whole; j < length; j++) a += (data[start + j] as number) * (vector[j] as number);
  return a + b + c + e;
}
