import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadConfig } from '../../src/runtime/config.ts'
import { openLog } from '../../src/runtime/logging.ts'
import { type Sandbox, startSandbox } from '../../src/runtime/sandbox.ts'

const LEADER = '葛以宁'
const BOT = '整改助手'
const DAY_MS = 24 * 3_600_000

const turn = z.object({ label: z.string(), due: z.string(), decides: z.boolean(), pressing: z.boolean() })
const person = z.object({
  openId: z.string(),
  role: z.string(),
  duties: z.array(z.string()),
  turn: z.array(turn),
})
const peopleAnswer = z.object({ people: z.array(person) })
const dueAnswer = z.object({
  due: z.array(z.object({ at: z.number(), kind: z.string(), label: z.string() })),
})
const entry = z.object({
  by: z.string(),
  code: z.string(),
  what: z.string(),
  cause: z.object({ kind: z.string() }),
})
const journalAnswer = z.object({ entries: z.array(entry) })
const sent = z.object({
  kind: z.string(),
  at: z.number(),
  place: z.object({ name: z.string(), group: z.boolean(), readers: z.array(z.string()) }),
  lines: z.array(z.object({ code: z.string(), what: z.string() })),
})
const meanwhileAnswer = journalAnswer.extend({ sent: z.array(sent) })
const waitingAnswer = z.object({ chatId: z.string(), messageId: z.string() })

let dataDir: string
let sandbox: Sandbox

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'companion-'))
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0' })
  sandbox = await startSandbox(config, openLog('silent'), { port: 0 })
  while (!(await fetch(`${sandbox.url}/readyz`)).ok) await pause(10)
})
afterAll(async () => {
  await sandbox.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const ask = async <T>(topic: string, shape: z.ZodType<T>, query: Record<string, string> = {}): Promise<T> => {
  const response = await fetch(
    `${sandbox.emulator.url}/_control/companion/${topic}?${new URLSearchParams(query)}`,
  )
  return shape.parse(await response.json())
}

const openIdOf = (name: string): string => sandbox.emulator.people.user(name).openId

const hintOf = async (name: string, query: Record<string, string> = {}) => {
  const { people } = await ask('people', peopleAnswer, query)
  const found = people.find(({ openId }) => openId === openIdOf(name))
  if (found === undefined) throw new Error(`nothing is told of ${name}`)
  return found
}

/** What happens during `act`, once the pages were told of it. */
const told = async (act: () => unknown): Promise<void> => {
  const heard = new Promise<void>((resolve) => {
    const leave = sandbox.emulator.onChange(({ kind }) => {
      if (kind !== 'companion') return
      leave()
      resolve()
    })
  })
  await act()
  await heard
}

describe('what the ledger tells the page', () => {
  it('tells of everybody the duties and what waits, in either language', async () => {
    const leader = await hintOf(LEADER)
    expect(leader.role).toBe('责任领导')
    expect(leader.duties).toContain('责任领导：WT-008、WT-009、WT-011')
    expect(leader.turn).toEqual([
      { label: 'WT-009 责任领导初审', due: '剩余4天', decides: true, pressing: true },
    ])
    expect((await hintOf(LEADER, { locale: 'en' })).duties[0]).toBe(
      'Responsible leader: WT-008, WT-009, WT-011',
    )
    expect((await hintOf('骆闻达')).turn.map(({ label }) => label)).toContain('发布周报')
  })

  it('names tasks and their problem with whoever holds the ball, the latest first', async () => {
    const { turn: turns } = await hintOf('金晓芃')
    expect(turns.map(({ label }) => label).slice(0, 2)).toEqual(['RW-005-1 办理任务', 'WT-005 推进整改'])
    expect(turns[0]?.due).toMatch(/^已超期\d+天$/)
  })

  it('plans the next nudges and the digest with their instants', async () => {
    const { due } = await ask('due', dueAnswer)
    const zoned = due.map(({ at, kind, label }) => [
      new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }),
      kind,
      label,
    ])
    expect(zoned[0]).toEqual(['2025-10-24 17:40:00', 'release', '自动发布周报'])
    expect(zoned[1]).toEqual([
      '2025-10-27 08:30:00',
      'nudge',
      expect.stringMatching(/^提醒\d+人，涉及\d+项$/),
    ])
    expect(zoned.at(-1)).toEqual(['2025-10-31 17:00:00', 'digest', '生成周报，送巡察办审核'])
  })

  it('follows the ball, says where the card lies, and what a press brought about', async () => {
    const { emulator } = sandbox
    const { people } = emulator
    const chat = emulator.direct(LEADER, BOT)
    people.say({ by: LEADER, chat: BOT, text: '/问题 WT-009' })
    const shown = await emulator.waitFor(() =>
      chat.answers().find(({ content }) => content.includes('审核 · 责任领导初审')),
    )
    await people.click({ by: LEADER, messageId: shown.messageId, text: '审核 · 责任领导初审' })
    const review = await emulator.waitFor(() =>
      chat
        .answers()
        .find(({ messageId, content }) => messageId !== shown.messageId && content.includes('逐项核对')),
    )
    await expect
      .poll(() => ask('waiting', waitingAnswer, { person: openIdOf(LEADER), code: 'WT-009' }))
      .toEqual({ chatId: review.chatId, messageId: review.messageId })

    await told(() =>
      people.click({
        by: LEADER,
        messageId: review.messageId,
        text: '同意',
        form: tickedIn(review.content),
      }),
    )
    expect((await hintOf(LEADER)).turn).toEqual([])
    expect((await hintOf('穆怀远')).turn.map(({ label }) => label)).toContain('WT-009 纪检监察复核')
    expect((await hintOf('辛如许')).turn.map(({ label }) => label)).toContain('WT-009 组织部门复核')
    expect(await ask('journal', journalAnswer, { message: review.messageId })).toEqual({
      entries: [{ by: LEADER, code: 'WT-009', what: '责任领导初审通过', cause: { kind: 'click' } }],
    })
    const [request] = await emulator.waitFor(() => {
      const found = emulator.direct('穆怀远', BOT).answers().filter(isReview)
      return found.length > 0 ? found : undefined
    })
    await expect
      .poll(() => ask('waiting', waitingAnswer, { person: openIdOf('穆怀远'), code: 'WT-009' }))
      .toEqual({ chatId: request?.chatId, messageId: request?.messageId })
    expect(await ask('journal', journalAnswer, { message: shown.messageId })).toEqual({ entries: [] })
  })

  it('lists what happened while the clock moved, and the plan said so before', async () => {
    const from = sandbox.emulator.clock.now()
    const nudge = (await ask('due', dueAnswer)).due.find(({ kind }) => kind === 'nudge')
    await sandbox.emulator.clock.advance(4 * DAY_MS)
    const { entries, sent: all } = await ask('journal', meanwhileAnswer, { since: String(from) })
    expect(entries.map(({ by, what }) => [by, what])).toEqual([['系统', '自动发布周报（未经人工复核）']])
    const digests = all.filter(({ kind }) => kind === 'digest')
    expect(digests.every(({ place }) => place.group)).toBe(true)
    expect(digests.map(({ place }) => place.name)).toContain('区党工委巡察工作领导小组')

    const first = all.filter(({ at }) => nudge !== undefined && Math.abs(at - nudge.at) < 60_000)
    const readers = new Set(first.flatMap(({ place }) => place.readers))
    const items = new Set(first.flatMap(({ lines }) => lines.map(({ code }) => code)))
    expect(nudge?.label).toBe(`提醒${readers.size}人，涉及${items.size}项`)
    const escalations = all.filter(({ kind }) => kind === 'escalation')
    expect(escalations.flatMap(({ lines }) => lines.map(({ what }) => what))).toContain(
      '至今未办结，请过问督促',
    )
  })

  it('has nothing to tell of other topics, nor while the service is away', async () => {
    expect(await ask('constructor', z.unknown())).toEqual({})
    await sandbox.stopService()
    expect(await ask('people', z.unknown())).toEqual({})
    await sandbox.startService()
    expect((await hintOf('穆怀远')).turn.length).toBeGreaterThan(0)
  })
})

const isReview = ({ content }: { readonly content: string }): boolean =>
  content.includes('WT-009 纪检监察复核')

/** Every box of the card's form ticked. */
const tickedIn = (content: string): Record<string, boolean> =>
  Object.fromEntries(
    [...content.matchAll(/"tag":"checker"[^}]*?"name":"([^"]+)"|"name":"([^"]+)"[^}]*?"tag":"checker"/g)].map(
      ([, after, before]) => [after ?? before ?? '', true],
    ),
  )
