import { normalise } from '../understanding/normalise.ts'
import { isBankAccount } from './account.ts'
import { holdsCase } from './cases.ts'
import { type Digits, digitsIn, mayHoldDigits, withDigits } from './digits.ts'
import { isIdentityNumber } from './identity.ts'
import { holdsMark, isMarkedFile } from './mark.ts'
import { isPhoneNumber } from './phone.ts'

/** What must enter neither chat nor store (domain.md finding 8, 2.9, 3.10.5). */
export const SECRET_KINDS = [
  'identityNumber',
  'phoneNumber',
  'bankAccount',
  'classification',
  'caseOfPerson',
] as const
export type SecretKind = (typeof SECRET_KINDS)[number]

const NUMBERS = [
  ['identityNumber', isIdentityNumber],
  ['phoneNumber', isPhoneNumber],
  ['bankAccount', isBankAccount],
] as const satisfies readonly (readonly [SecretKind, (number: Digits) => boolean])[]

const WRAPPED_DIGITS = /(?<=\d)[ \t]*\n[ \t]*(?=\d)/g

/** Broken by the end of a line, only what bears its own proof is taken for one number: figures stand in columns, too. */
const isWrappedIdentity = (number: Digits): boolean => number.value.length === 18 && isIdentityNumber(number)

const numberIn = (text: string): SecretKind | undefined => {
  const digits = withDigits(text)
  const unwrapped = digits.replace(WRAPPED_DIGITS, '')
  if (!mayHoldDigits(unwrapped)) return undefined
  for (const number of digitsIn(digits)) {
    const found = NUMBERS.find(([, is]) => is(number))
    if (found !== undefined) return found[0]
  }
  if (unwrapped === digits) return undefined
  for (const number of digitsIn(unwrapped)) if (isWrappedIdentity(number)) return 'identityNumber'
  return undefined
}

const among = (
  plain: string,
  known: Iterable<string>,
  isMarked: (text: string) => boolean,
): SecretKind | undefined => {
  const number = numberIn(plain)
  if (number !== undefined) return number
  if (isMarked(plain)) return 'classification'
  return holdsCase(plain, known) ? 'caseOfPerson' : undefined
}

/**
 * The first kind of secret that a text holds, in whatever width it is written; undefined for everyday talk.
 * @param known names that are somebody's beyond doubt; asked only when the text speaks of a case
 */
export const secretIn = (text: string, known: Iterable<string> = []): SecretKind | undefined =>
  among(normalise(text), known, holdsMark)

/** The same of a file's name, where a mark may also stand bare at the beginning or the end. */
export const secretInFileName = (name: string, known: Iterable<string> = []): SecretKind | undefined =>
  among(normalise(name.replaceAll('_', ' ')), known, isMarkedFile)
