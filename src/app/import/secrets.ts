import { type SecretKind, secretIn, secretInFileName } from '../../domain/secrets/secret.ts'
import type { Fault } from './fault.ts'
import type { LedgerFile } from './ledger-file.ts'

/** Typed contact fields, and ids of the platform's making (domain.md 3.10.5). */
const CONTACTS: ReadonlySet<string> = new Set(['mobile', 'email', 'openId', 'groupChatId', 'leadingChatId'])

/** Names of fields in the file where they are not the row's own in snake case. */
const COLUMNS: Readonly<Record<string, string>> = {
  inspectingOrganisation: 'inspecting_org',
  JIJIAN: '纪检监察',
  ZUZHI: '组织部门',
  OFFICE: '巡察办',
  GROUP: '领导小组',
  leaders: 'responsible_leaders',
  groupChatName: 'group_chat',
  leader: 'responsible_leader',
  head: 'department_head',
  institution: 'institutional_outcome',
  state: 'demo_state',
}
/** Rows in which a column keeps its name: departments have a `head`, measures a `department`. */
const placeOf = (at: string, key: string): string => {
  if (key === 'head' && at.includes('.departments[')) return `${at}.head`
  if (key === 'department' && !at.includes('.measures[')) return `${at}.responsible_department`
  const column = COLUMNS[key] ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return at === '' ? column : `${at}.${column}`
}

interface Written {
  readonly at: string
  readonly text: string
}

function* textsIn(value: unknown, at: string): Generator<Written> {
  if (typeof value === 'string') yield { at, text: value }
  else if (Array.isArray(value))
    for (const [n, member] of value.entries()) yield* textsIn(member, `${at}[${n}]`)
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value))
      if (!CONTACTS.has(key)) yield* textsIn(member, placeOf(at, key))
}

const namesIn = (file: LedgerFile): ReadonlySet<string> => {
  const names = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('id' in value && 'name' in value && typeof value.name === 'string') names.add(value.name)
    for (const member of Object.values(value)) collect(member)
  }
  collect(file)
  return names
}

const fault = (at: string, secret: SecretKind | undefined): readonly Fault[] =>
  secret === undefined ? [] : [{ at, kind: 'secret', secret }]

/** A fault for every text of the file that holds a secret; the contact fields of people may. */
export const secretFaults = (file: LedgerFile): readonly Fault[] => {
  const names = namesIn(file)
  return [...textsIn(file, '')].flatMap(({ at, text }) => fault(at, secretIn(text, names)))
}

/** The file's own name goes into the journal. */
export const fileNameFaults = (name: string): readonly Fault[] => fault('', secretInFileName(name))

/** A fault that would quote a secret says only that there is one. */
export const unquoted = (faults: readonly Fault[]): readonly Fault[] =>
  faults.map((each) => {
    const { at, kind, ...quoted } = each
    if (kind === 'secret') return each
    const secret = secretIn(Object.values(quoted).flat().join('\n'))
    return secret === undefined ? each : { at, kind: 'secret', secret }
  })
