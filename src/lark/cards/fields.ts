/**
 * Names of the form components. A card may hold several forms, and names are unique in a card: the n-th form of
 * a card adds `_n`, which the parsers take off again.
 */
export const FIELD = {
  percent: 'percent',
  note: 'note',
  until: 'until',
  statement: 'statement',
  unitStatement: 'unit_statement',
  outcome: 'outcome',
  institutionAction: 'institution_action',
  institutionTitle: 'institution_title',
  institutionNumber: 'institution_number',
  institutionDate: 'institution_date',
  institutionFile: 'institution_file',
  exemption: 'exemption',
  opinion: 'opinion',
  onSite: 'on_site',
  ticks: 'ticks',
  returnReason: 'return_reason',
  tasks: 'tasks',
  tasksDue: 'tasks_due',
  reviewer: 'reviewer',
  reason: 'reason',
  finding: 'finding',
  evidence: 'evidence',
  deadline: 'deadline',
  holder: 'holder',
  months: 'months',
} as const
export type Field = keyof typeof FIELD

/** Longest text per field, in characters. */
export const LIMITS = {
  note: 500,
  statement: 1000,
  institutionTitle: 100,
  institutionNumber: 60,
  exemption: 500,
  opinion: 500,
  onSite: 500,
  reason: 500,
  finding: 1000,
  percent: 8,
  months: 4,
} as const

/** The tick for one measure (`RW-012-1` → `tick_RW_012_1`) or for the exemption. */
export const tickName = (item: string): string => `tick_${item.replaceAll('-', '_')}`
const TICK = /^tick_(?:(exemption)|(RW)_(\d{3,6})_(\d{1,3}))$/
/** The measure's code, or `exemption`, of a tick's name. */
export const tickedItem = (name: string): string | undefined => {
  const match = TICK.exec(name)
  if (match === null) return undefined
  return match[1] ?? `RW-${match[3]}-${match[4]}`
}

/** The name of a field in the n-th form of a card (0 = the only one). */
export const nameIn = (form: number, name: string): string => (form === 0 ? name : `${name}__${form}`)
/** The field's name without the form's number. */
export const fieldName = (name: string): string => name.replace(/__\d{1,3}$/, '')
