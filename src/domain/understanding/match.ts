/** What a sticky expression (flag `y`) matches at exactly this place. */
export const matchAt = (form: RegExp, text: string, at: number): RegExpExecArray | undefined => {
  form.lastIndex = at
  return form.exec(text) ?? undefined
}
