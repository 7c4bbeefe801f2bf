/** What was stored as JSON, read member by member: it may be of another version of the program. */
export const property = (payload: unknown, name: string): unknown =>
  typeof payload === 'object' && payload !== null ? Reflect.get(payload, name) : undefined

/** The text of that name; empty when there is none. */
export const field = (payload: unknown, name: string): string => {
  const value = property(payload, name)
  return typeof value === 'string' ? value : ''
}

/** The number of that name; 0 when there is none. */
export const numberIn = (payload: unknown, name: string): number => {
  const value = property(payload, name)
  return typeof value === 'number' ? value : 0
}
