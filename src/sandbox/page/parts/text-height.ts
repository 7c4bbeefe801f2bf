/**
 * The height that the text of a field needs, px. What stands around the field keeps its height while it is measured: a
 * conversation at its end would be moved away from it.
 */
export function textHeight(field: HTMLTextAreaElement): number {
  const around = field.parentElement
  if (around !== null) around.style.height = `${around.offsetHeight}px`
  const before = field.style.height
  field.style.height = 'auto'
  const height = field.scrollHeight
  field.style.height = before
  if (around !== null) around.style.height = ''
  return height
}
