import fc from 'fast-check'

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(''))

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const withCheck = (body: string): string =>
  body + '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11)

/** Identity numbers with their check character. */
export const identityNumber = fc
  .record({
    place: fc.constantFrom('110105', '440304', '330106', '510104', '650102'),
    year: fc.integer({ min: 1930, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    serial: digits(3),
  })
  .map(({ place, year, month, day, serial }) =>
    withCheck(`${place}${year}${pad(month, 2)}${pad(day, 2)}${serial}`),
  )

/** Mobile numbers in the usual groups. */
export const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), digits(9), fc.constantFrom('', ' ', '-'))
  .map(([second, rest, joint]) => `1${second}${rest[0]}${joint}${rest.slice(1, 5)}${joint}${rest.slice(5)}`)

const luhn = (body: string): string => {
  const sum = [...body]
    .reverse()
    .map((digit, at) => (at % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, each) => total + (each > 9 ? each - 9 : each), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

/** Card numbers of 16 or 19 digits with their check digit, in groups of four or in one piece. */
export const cardNumber = fc
  .tuple(fc.constantFrom(13, 16), fc.constantFrom('', ' ', '-'))
  .chain(([length, joint]) => digits(length).map((rest) => [luhn(`62${rest}`), joint] as const))
  .map(([number, joint]) => (number.match(/.{1,4}/g) ?? []).join(joint))

/** The text in full-width signs where there are such. */
export const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replace(/ /g, '\u3000')
