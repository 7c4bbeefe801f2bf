import type { Fault } from '../../app/import/fault.ts'
import type { ReviewStage } from '../../domain/problem/vocabulary.ts'
import type { SecretKind } from '../../domain/secrets/secret.ts'

type FaultOf = { readonly [K in Fault['kind']]: Extract<Fault, { readonly kind: K }> }
type Texts = { readonly [K in keyof FaultOf]: (fault: FaultOf[K]) => string }

const FORMS: Readonly<Record<string, string>> = {
  text: 'a text of 1 to 5000 characters',
  date: 'a day that exists: YYYY-MM-DD',
  instant: 'an instant: 2025-10-24T17:00:00+08:00',
  percent: 'a whole number from 0 to 100',
  id: 'an id of letters, digits, - and _',
  code: 'a code: WT-012',
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  array: 'a list',
  object: 'an object with named fields',
  tuple: 'a pair',
}

const STAGES: Readonly<Record<ReviewStage, string>> = {
  initial: 'initial review',
  jijian: 'discipline review',
  zuzhi: 'organisation review',
  determination: 'determination',
}
const SECRETS: Readonly<Record<SecretKind, string>> = {
  identityNumber: 'an identity number',
  phoneNumber: 'a phone number outside the contact fields',
  bankAccount: 'a bank account or card number',
  classification: 'a mark of secrecy',
  caseOfPerson: 'a clue or a case about a named person',
}
const PLACES = { leader: 'a leader', head: 'a head', member: 'a member' } as const

const LONGEST_TOLD = 60

/** Words of the file: a terminal would obey what a screen cannot show. */
const told = (given: string): string => {
  const shown = given.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·')
  return shown.length <= LONGEST_TOLD ? shown : `${shown.slice(0, LONGEST_TOLD)}…`
}

const TEXTS: Texts = {
  notJson: () => 'the file is not JSON',
  missing: () => 'is missing',
  wrongForm: ({ expected }) => `expected ${FORMS[expected] ?? 'another form'}`,
  unknownWord: ({ given, allowed }) => `“${told(given)}” is none of ${allowed.join(', ')}`,
  duplicate: ({ given, first }) => `“${told(given)}” is already at ${first}`,
  unknownOrganisation: ({ given }) => `the file has no organisation ${told(given)}`,
  unknownDepartment: ({ given }) => `the organisation has no department “${told(given)}”`,
  notInOrganisation: ({ given, as }) => `${told(given)} is not ${PLACES[as]} of the problem's organisation`,
  differs: ({ given, from }) => `“${told(given)}” does not agree with “${told(from)}”`,
  tooLate: ({ given, limit }) => `${given} is later than ${limit}`,
  tooEarly: ({ given, limit }) => `${given} is earlier than it can be: ${limit}`,
  neededFor: ({ status }) => `is needed for the status ${status}`,
  noReviewer: ({ stage }) =>
    `nobody is left for the ${STAGES[stage]} who did not hand in, report or review before`,
  ledgerTaken: ({ round }) =>
    `the ledger already holds the round ${round}: one ledger holds one round, import into another DATA_DIR`,
  secret: ({ secret }) => `seems to hold ${SECRETS[secret]}: take it out, such things may not be stored`,
}

const textOf = <K extends keyof FaultOf>(fault: FaultOf[K] & { readonly kind: K }): string =>
  TEXTS[fault.kind](fault)

/** So many are told; a file that is wrong in more places is wrong in one way. */
const MOST = 200

/** `problems[3].deadline: what is wrong`. */
export const faultText = (fault: Fault): string =>
  fault.at === '' ? textOf(fault) : `${fault.at}: ${textOf(fault)}`

/** A line for each fault, of very many for the first, and one for how many more there are. */
export const faultLines = (faults: readonly Fault[]): readonly string[] => {
  const rest = faults.length - MOST
  return [...faults.slice(0, MOST).map(faultText), ...(rest > 0 ? [`and ${rest} more`] : [])]
}
