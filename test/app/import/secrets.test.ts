import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Fault, ImportRejected } from '../../../src/app/import/fault.ts'
import { prepareImport } from '../../../src/app/import/prepare.ts'
import { importText } from '../../../src/runtime/import/import-text.ts'
import { parseLedgerFile } from '../../../src/runtime/import/json-file.ts'
import { temporaryFolder } from '../../storage/stage.ts'
import { calendar, DEMO, demoWith, LATER } from './stage.ts'

const SECRET = '王某某被留置，电话13912345678'
const CONTACTS = /\.(?:mobile|email|open_id)$|chat_id$/
/** Keys of the file that nobody reads. */
const UNREAD = /^_说明|^expected_digest_at_demo_now|双反馈/

const faultsIn = (work: () => unknown): readonly Fault[] => {
  try {
    work()
  } catch (error) {
    if (error instanceof ImportRejected) return error.faults
    throw error
  }
  return []
}

const faultsOf = (text: string): readonly Fault[] => {
  const { file, faults } = parseLedgerFile(text)
  return faultsIn(() => prepareImport(file, faults, calendar, LATER))
}

/** Places of the texts of a value, the first row of each list standing for all. */
function* places(value: unknown, at: string): Generator<string> {
  if (typeof value === 'string') yield at
  else if (Array.isArray(value)) yield* places(value[0], `${at}[0]`)
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) yield* places(member, at === '' ? key : `${at}.${key}`)
}

const ALL = [
  ...[...places(JSON.parse(DEMO), '')].filter((at) => !UNREAD.test(at) && !CONTACTS.test(at)),
  'problems[6].demo_state.reopen_reason',
  'problems[18].demo_state.return_reason',
  'problems[28].demo_state.extensions[0].reason',
]

describe('a secret in a file', () => {
  it('is named by its place and never quoted, wherever it stands', () => {
    expect(ALL.length).toBeGreaterThan(50)
    const silent = ALL.filter((at) => {
      const faults = faultsOf(demoWith({ [at]: SECRET }))
      expect(JSON.stringify(faults), at).not.toMatch(/王某某|139/)
      return !faults.some((fault) => fault.at === at)
    })
    expect(silent).toEqual([])
  })

  it('may be a contact in a contact field', () => {
    expect(
      faultsOf(
        demoWith({
          'organisations[0].first_responsible.mobile': '13912345678',
          'organisations[0].liaison.email': '13912345678@example.cn',
        }),
      ),
    ).toEqual([])
  })

  it('speaks of the people of the file by name', () => {
    expect(faultsOf(demoWith({ 'problems[3].description': '白露宁 立案' }))).toEqual([
      { at: 'problems[3].description', kind: 'secret', secret: 'caseOfPerson' },
    ])
  })

  it('may not be the file’s name', () => {
    const path = join(temporaryFolder(), 'taizhang.db')
    const request = { path, timeZone: 'Asia/Shanghai', now: LATER, file: '机密-台账.json', text: DEMO }
    expect(faultsIn(() => importText(request))).toEqual([
      { at: '', kind: 'secret', secret: 'classification' },
    ])
  })
})
