/**
 * The one place where stored JSON becomes a value again. Rows are written only by this project, in the same
 * transaction as the journal that they fold, and `verify` compares the two: so the type is stated, not checked.
 */
export const decode = <T>(text: string): T => JSON.parse(text)

/** The text that `decode` reads. */
export const encode = (value: unknown): string => JSON.stringify(value)
