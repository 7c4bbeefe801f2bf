const GAPS = ['', '', ' ', '  ', '\n', '\t', '\r\n  ']

/**
 * Valid JSON that no serializer would write again the same way: random whitespace between tokens, `\/`, and
 * `\uXXXX` for some characters. A signature check over re-written JSON fails on it (lark-platform.md 10.6).
 */
export function awkwardJson(value: unknown, random: () => number): string {
  const gap = (): string => GAPS[Math.floor(random() * GAPS.length)] ?? ''
  return `${gap()}${write(value, gap, random)}${gap()}`
}

function write(value: unknown, gap: () => string, random: () => number): string {
  if (typeof value === 'string') return writeString(value, random)
  if (Array.isArray(value)) {
    return `[${gap()}${value.map((item) => write(item, gap, random)).join(`${gap()},${gap()}`)}${gap()}]`
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => `${JSON.stringify(key)}${gap()}:${gap()}${write(member, gap, random)}`)
    return `{${gap()}${members.join(`${gap()},${gap()}`)}${gap()}}`
  }
  return JSON.stringify(value ?? null)
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

function writeString(text: string, random: () => number): string {
  return JSON.stringify(text).replace(/\/|[\u0080-\u{10ffff}]/gu, (char) => {
    if (char === '/') return random() < 0.7 ? '\\/' : '/'
    return random() < 0.5 ? char.split('').map(escaped).join('') : char
  })
}
