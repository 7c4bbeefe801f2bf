import Driver from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { heard, openDoor, pressed } from '../../scripts/bench/load/door.ts'
import { type LedgerPlan, makeLedger, openTask } from '../../scripts/bench/load/ledger.ts'
import { proposals } from '../../scripts/bench/load/proposals.ts'
import { verifyLedger } from '../../src/app/verify.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { temporaryFolder } from '../storage/stage.ts'

const CALLS = ['run', 'get', 'all'] as const

/** Every statement that SQLite runs from now on, in order. */
const listening = (): string[] => {
  const ran: string[] = []
  const driver = new Driver(':memory:')
  const statements: object = Object.getPrototypeOf(driver.prepare('select 1'))
  driver.close()
  for (const call of CALLS) {
    const own: unknown = Reflect.get(statements, call)
    if (typeof own !== 'function') throw new Error(call)
    Reflect.set(statements, call, function (this: { source: string }, ...values: unknown[]): unknown {
      ran.push(this.source)
      return Reflect.apply(own, this, values)
    })
    onTestFinished(() => void Reflect.set(statements, call, own))
  }
  return ran
}

const planOf = (problems: number): LedgerPlan => ({ problems, units: 4, now: instant(Date.now()) })

const ledger = (plan: LedgerPlan) => {
  const database = makeLedger(temporaryFolder(), plan)
  onTestFinished(() => database.close())
  return database
}

const report = (plan: LedgerPlan, n: number, task = n) =>
  heard(plan, n, `/进度 ${openTask(plan, task).code} ${50 + (n % 40)}% 已完成现场核查`)

/** Statements of one message of each kind and of one click, alone in their transaction, by name. */
const counted = async (plan: LedgerPlan) => {
  const database = ledger(plan)
  const door = openDoor(database)
  const [asked] = await proposals(database, plan, [8])
  if (asked === undefined) throw new Error('nothing was asked')
  const ran = listening()
  const count = async (inbound: Parameters<typeof door.receive>[0]): Promise<number> => {
    const before = ran.length
    await door.receive(inbound)
    return ran.length - before
  }
  return {
    report: await count(report(plan, 0)),
    next: await count({ ...report(plan, 0), id: 'om_next' }),
    talk: await count(heard(plan, 2, '大家下午三点开会，请准时参加')),
    plain: await count(heard(plan, 4, `${openTask(plan, 4).code}完成了70%`)),
    confirmation: await count(pressed(plan, 8, asked.messageId, asked.value)),
    again: await count(report(plan, 0)),
  }
}

/** Statements; of each four are BEGIN, COMMIT, whether others wrote, and whether the event is known. */
const MOST: ReadonlyMap<string, number> = new Map([
  ['report', 14],
  ['next', 12],
  ['talk', 10],
  ['plain', 23],
  ['confirmation', 20],
  ['again', 4],
])

describe('what comes in', () => {
  it('costs few statements', async () => {
    const cost = await counted(planOf(400))
    const over = Object.entries(cost).filter(([what, statements]) => statements > (MOST.get(what) ?? 0))
    expect(over).toEqual([])
  })

  it('costs the same however large the ledger is', async () => {
    // Both are larger than what is held in memory.
    expect(await counted(planOf(1200))).toEqual(await counted(planOf(400)))
  })

  it('shares one commit with what comes at the same time, and waits for nothing when alone', async () => {
    const plan = planOf(40)
    const door = openDoor(ledger(plan))
    const ran = listening()
    const commits = () => ran.filter((text) => text === 'COMMIT').length
    await Promise.all(Array.from({ length: 32 }, (_, n) => door.receive(report(plan, n))))
    expect(commits()).toBe(1)
    expect(ran.filter((text) => text.startsWith('SAVEPOINT'))).toEqual([])

    let turns = 0
    const turn = (): void => {
      turns += 1
      setImmediate(turn)
    }
    const answered = door.receive(report(plan, 33))
    const ticking = setImmediate(turn)
    await answered
    clearImmediate(ticking)
    expect(turns).toBeLessThanOrEqual(1)
    expect(commits()).toBe(2)
  })

  it('takes a flood a part at a time, and answers leave between', async () => {
    const plan = planOf(40)
    const door = openDoor(ledger(plan))
    const ran = listening()
    const commits = () => ran.filter((text) => text === 'COMMIT').length
    const answered: number[] = []
    const told: number[] = []
    const turn = (): void => {
      told.push(answered.length)
      if (answered.length < 300) setImmediate(turn)
    }
    setImmediate(turn)
    const flood = Array.from({ length: 300 }, async (_, n) => {
      await door.receive(report(plan, n))
      answered.push(commits())
    })
    await Promise.all(flood)
    expect(commits()).toBe(5)
    expect([1, 2, 3, 4, 5].map((n) => answered.filter((after) => after === n).length)).toEqual([
      64, 64, 64, 64, 44,
    ])
    expect(told).toEqual(expect.arrayContaining([64, 128, 192, 256]))
  })

  it('fails alone: the others of its batch are stored, and it is taken when it comes again', async () => {
    const plan = planOf(40)
    const database = ledger(plan)
    let ids = 0
    // An answer needs an id: the fifth message gets none, neither with the others nor when it is tried alone.
    const failing = new Set([5, 10])
    const newId = (): string => {
      ids += 1
      if (failing.has(ids)) throw new Error('no entropy')
      return `id-${ids}`
    }
    const door = openDoor(database, { newId })
    const sent = Array.from({ length: 8 }, (_, n) => report(plan, n))
    const results = await Promise.allSettled(sent.map((inbound) => door.receive(inbound)))
    const failed = results.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))
    expect(failed).toEqual([4])
    const stored = () => database.read((store) => sent.map(({ id }) => store.journal.causedBy(id).length))
    expect(stored()).toEqual([1, 1, 1, 1, 0, 1, 1, 1])
    await Promise.all(sent.map((inbound) => door.receive(inbound)))
    expect(stored()).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
    expect(database.read((store) => verifyLedger(store, sha256).finding)).toBeNull()
  })
})
