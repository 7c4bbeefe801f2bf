const byCode = (a: string, b: string): number => (a < b ? -1 : 1)

/** What JSON leaves out of an object, and writes as null in a list. */
const isAbsent = (value: unknown): boolean => value === undefined || typeof value === 'function'

/** Names that look like an index come first, by their value, as in every object of the language. */
const LIKE_INDEX = /^(?:0|[1-9]\d*)$/
const beginsWithDigit = (name: string): boolean => {
  const first = name.charCodeAt(0)
  return first >= 48 && first <= 57
}
const sortedNames = (value: object): readonly string[] => {
  const names = Object.keys(value).sort(byCode)
  if (!names.some(beginsWithDigit)) return names
  const indexes = names.filter((name) => LIKE_INDEX.test(name))
  return [...indexes.sort((a, b) => Number(a) - Number(b)), ...names.filter((name) => !LIKE_INDEX.test(name))]
}

const objectText = (value: object): string => {
  let members = ''
  for (const name of sortedNames(value)) {
    const member: unknown = Reflect.get(value, name)
    if (isAbsent(member)) continue
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

/** JSON of plain data with sorted keys: one text for one value, so that texts can be hashed and compared. */
export const canonicalJson = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value))
    return `[${value.map((each: unknown) => (isAbsent(each) ? 'null' : canonicalJson(each))).join(',')}]`
  return objectText(value)
}
