const ordered = (_key: string, value: unknown): unknown => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => {
      if (a === b) return 0
      return a < b ? -1 : 1
    }),
  )
}

/** JSON with sorted keys: one text for one value, so that texts can be hashed and compared. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, ordered)
