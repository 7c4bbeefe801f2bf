/** Compares two texts in a time that depends on their lengths alone. */
export function sameText(a: string, b: string): boolean {
  const left = new TextEncoder().encode(a)
  const right = new TextEncoder().encode(b)
  let difference = left.length ^ right.length
  for (let i = 0; i < left.length; i += 1) difference |= (left[i] ?? 0) ^ (right[i % right.length] ?? 0)
  return difference === 0
}
