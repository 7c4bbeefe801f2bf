import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { verifyLedger } from '../../src/app/verify.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { temporaryFolder } from '../storage/stage.ts'
import { DEMO, openAt, take } from './import/stage.ts'

/** The finding after somebody changed the file behind the program's back. */
const findingAfter = (...statements: readonly string[]) => {
  const path = join(temporaryFolder(), 'taizhang.db')
  take(path, DEMO)
  const hand = new Driver(path)
  hand.pragma('foreign_keys = OFF')
  for (const statement of statements) hand.exec(statement)
  hand.close()
  return openAt(path).read((store) => verifyLedger(store, sha256).finding)
}
const change = (table: string, column: string, from: string, to: string, where: string): string =>
  `update ${table} set ${column} = replace(${column}, '${from}', '${to}') where ${where}`

describe('verify', () => {
  it('finds a ledger in order, and tells how much it has read', () => {
    const path = join(temporaryFolder(), 'taizhang.db')
    take(path, DEMO)
    const ledger = openAt(path)
    const seen: number[] = []
    const result = ledger.read((store) => verifyLedger(store, sha256, (done) => seen.push(done)))
    expect(result).toMatchObject({
      problems: 40,
      finding: null,
      head: ledger.read((s) => s.journal.head().hash),
    })
    expect(seen.at(-1)).toBe(result.entries)
  })

  it.each<[string, string, unknown]>([
    [
      'an event reworded',
      change('journal', 'event', '工程招投标', '政府采购', 'seq = 69'),
      { kind: 'chain', seq: 69, part: 'hash' },
    ],
    [
      'another author',
      "update journal set by = 'U-999' where seq = 80",
      { kind: 'chain', seq: 80, part: 'hash' },
    ],
    [
      'another instant',
      'update journal set at = at - 1 where seq = 80',
      { kind: 'chain', seq: 80, part: 'hash' },
    ],
    [
      'another cause',
      "update journal set cause_id = 'x' where seq = 80",
      { kind: 'chain', seq: 80, part: 'hash' },
    ],
    ['an entry taken out', 'delete from journal where seq = 80', { kind: 'chain', seq: 81, part: 'seq' }],
    [
      'a hash replaced',
      "update journal set hash = 'x' where seq = 80",
      { kind: 'chain', seq: 80, part: 'hash' },
    ],
    ['an entry that is no JSON', "update journal set event = '{' where seq = 80", { kind: 'entry', seq: 80 }],
    [
      'a body',
      change('problem', 'body', '"percent":70', '"percent":90', "code = 'WT-003'"),
      { kind: 'state', code: 'WT-003', path: 'tasks[0].percent' },
    ],
    [
      'a state column',
      "update problem set state = 'closed' where code = 'WT-003'",
      { kind: 'state', code: 'WT-003', path: 'state' },
    ],
    [
      'facts',
      change('problem', 'facts', '"percent":70', '"percent":71', "code = 'WT-003'"),
      { kind: 'state', code: 'WT-003', path: 'facts' },
    ],
    [
      'a task row',
      "update task set owner = 'U-1' where code = 'RW-003-1'",
      { kind: 'state', code: 'WT-003', path: 'tasks[0]' },
    ],
    [
      'a participant',
      'delete from participant where problem = 3',
      { kind: 'state', code: 'WT-003', path: 'participants[0]' },
    ],
    [
      'a word out of the index',
      "delete from problem_term where problem = 3 and term = '签证'",
      { kind: 'state', code: 'WT-003', path: 'terms' },
    ],
    [
      'a word into the index',
      "insert into problem_term values ('词', 3)",
      { kind: 'state', code: 'WT-003', path: 'terms' },
    ],
    [
      'a word replaced in the index',
      "update problem_term set term = '词' where problem = 3 and term = '签证'",
      { kind: 'state', code: 'WT-003', path: 'terms' },
    ],
    [
      'a word of nothing in the index',
      "insert into problem_term values ('词', 99)",
      { kind: 'state', code: 'WT-099', path: 'terms' },
    ],
    [
      'a body that is no JSON',
      "update problem set body = '{' where code = 'WT-003'",
      { kind: 'row', after: 'WT-002' },
    ],
    ['a problem taken out', "delete from problem where code = 'WT-003'", { kind: 'missing', code: 'WT-003' }],
    [
      'a person renamed',
      change('directory', 'body', '穆怀远', '某某', '1'),
      { kind: 'directory', path: 'people[0][1].name' },
    ],
  ])('names the first difference: %s', (_name, statement, finding) => {
    expect(findingAfter(statement)).toEqual(finding)
  })

  it('notices that the last entries are gone', () => {
    expect(findingAfter('delete from journal where seq > (select max(seq) - 1 from journal)')).toMatchObject({
      kind: 'state',
      code: 'WT-040',
    })
  })

  it('notices a problem that nobody issued', () => {
    const copy = `insert into problem select 99, 'WT-099', organisation, state, effective_deadline, holder, search, rev, facts, body from problem where code = 'WT-040'`
    expect(findingAfter(copy)).toEqual({ kind: 'unfounded', code: 'WT-099' })
  })
})
