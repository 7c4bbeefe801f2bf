/**
 * The text without the blanks and the `marks` at its end, in time that grows with its length: an expression such as
 * `/[\s.]+$/` takes the square of it.
 */
export const withoutTail = (text: string, marks: string): string => {
  let end = text.length
  while (end > 0 && isOf(text.charAt(end - 1), marks)) end -= 1
  return text.slice(0, end)
}

const isOf = (character: string, marks: string): boolean =>
  character.trim() === '' || marks.includes(character)
