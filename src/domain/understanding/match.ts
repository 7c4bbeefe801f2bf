/** What a sticky expression (flag `y`) matches at exactly this place. */
export const matchAt = (form: RegExp, text: string, at: number): RegExpExecArray | undefined => {
  form.lastIndex = at
  return form.exec(text) ?? undefined
}

/** One expression of several forms, so that each stands on a line of its own. */
export const anyOf = (...forms: readonly string[]): RegExp => new RegExp(forms.join('|'))

/** The same, of forms that have a name each. */
export const anyNamed = (forms: Readonly<Record<string, string>>): RegExp => anyOf(...Object.values(forms))
