declare const brandName: unique symbol

/** A primitive that only a parser of this project can make. */
export type Brand<T extends string | number, Name extends string> = T & { readonly [brandName]: Name }

/** The one place where a checked primitive is given its brand. Callers have parsed `value` before. */
export const brand = <B extends Brand<string, string> | Brand<number, string>>(value: string | number): B =>
  value as B
