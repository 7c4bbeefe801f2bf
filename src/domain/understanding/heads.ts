/** Forms by the character that they can begin with, as its UTF-16 unit: most places of a text begin none. */
export const byHead = <Form extends { readonly heads: string }>(
  forms: readonly Form[],
): ReadonlyMap<number, readonly Form[]> =>
  new Map(
    [...new Set(forms.flatMap(({ heads }) => [...heads]))].map((head) => [
      head.charCodeAt(0),
      forms.filter(({ heads }) => heads.includes(head)),
    ]),
  )
