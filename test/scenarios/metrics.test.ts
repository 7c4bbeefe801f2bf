import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openTown, say } from './gaps.ts'
import { moved, scrape } from './scrape.ts'
import { aMoment, asks, presses } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const messages = (outcome: string) => ['events_total', { kind: 'message', outcome }] as const

describe('/metrics', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  })
  afterAll(() => town.close())

  it('counts a message, its commit, its answer and the call that brings it', async () => {
    const moves = await moved(
      town,
      {
        handled: messages('handled'),
        repeated: messages('repeated'),
        commits: ['commit_batch_events_count'],
        events: ['commit_batch_events_sum'],
        answers: ['answer_seconds_count', { kind: 'message' }],
        replies: ['platform_calls_total', { call: 'reply', code: 'ok' }],
        timed: ['platform_call_seconds_count', { call: 'reply' }],
        entries: ['journal_entries'],
      },
      () => town.says(HEAD, '/进度 RW-003-1 71 补核完成', UNIT),
    )
    expect(moves).toEqual({
      handled: 1,
      repeated: 0,
      commits: 1,
      events: 1,
      answers: 1,
      replies: 1,
      timed: 1,
      entries: 1,
    })
  })

  it('counts what comes again apart, and sends nothing for it', async () => {
    const counts = {
      handled: messages('handled'),
      repeated: messages('repeated'),
      replies: ['platform_calls_total', { call: 'reply' }],
    } as const
    const moves = await moved(town, counts, async () => {
      const last = town.emulator.deliveries().at(-1)
      await town.emulator.redeliver(last?.id ?? '')
      await town.quiet()
    })
    expect(moves).toEqual({ handled: 0, repeated: 1, replies: 0 })
  })

  it('counts a click and the update of the card', async () => {
    const card = await asks(town, HEAD, '/问题 WT-003')
    const moves = await moved(
      town,
      {
        clicks: ['events_total', { kind: 'click', outcome: 'handled' }],
        patches: ['platform_calls_total', { call: 'patch', code: 'ok' }],
      },
      () => presses(town, HEAD, card, '提交', { percent__1: '75', note__1: '规程已送审' }),
    )
    expect(moves.clicks).toBe(1)
    expect(moves.patches).toBeGreaterThan(0)
  })

  it('counts what the platform answers by its code, known or not', async () => {
    const moves = await moved(
      town,
      {
        limited: ['platform_calls_total', { call: 'reply', code: 'http-429' }],
        limitedByCode: ['platform_calls_total', { call: 'reply', code: '99991400' }],
        broken: ['platform_calls_total', { call: 'reply', code: 'http-5xx' }],
        unheardOf: ['platform_calls_total', { call: 'reply', code: 'other' }],
        given: ['undelivered_total', { call: 'reply' }],
      },
      async () => {
        for (const kind of ['rate_limited', 'status'] as const) {
          town.emulator.faults.add({ kind, path: '/reply', status: 503, count: 1 })
          await town.says(HEAD, '/进度 RW-003-1 76 续报', UNIT)
          for (let n = 0; n < 5; n += 1) await aMoment(town)
        }
        town.emulator.faults.add({ kind: 'code', path: '/reply', code: 987_654, count: 1 })
        await town.says(HEAD, '/进度 RW-003-1 77 续报', UNIT)
      },
    )
    expect((moves.limited ?? 0) + (moves.limitedByCode ?? 0)).toBe(1)
    expect(moves).toMatchObject({ broken: 1, unheardOf: 1, given: 1 })
  })

  it('counts updates read from messages by what became of them, and what the filter of secrets refused', async () => {
    const outcome = (name: string) => ['proposal_lines_total', { outcome: name }] as const
    const moves = await moved(
      town,
      {
        proposed: outcome('proposed'),
        confirmed: outcome('confirmed'),
        dismissed: outcome('dismissed'),
        lapsed: outcome('lapsed'),
        open: ['proposal_lines_open'],
        secrets: ['secrets_refused_total'],
      },
      async () => {
        const yes = await asks(town, HEAD, 'RW-003-1 签证台账已补齐，进度93%', UNIT)
        await presses(town, HEAD, yes, '确认')
        const no = await asks(town, HEAD, 'RW-003-2 规程已会签，进度94%', UNIT)
        await presses(town, HEAD, no, '忽略')
        await asks(town, HEAD, 'RW-003-2 规程已印发，进度95%', UNIT)
        await town.says(HEAD, '/进度 RW-003-1 96 联系13912345678', UNIT)
      },
    )
    expect(moves).toEqual({ proposed: 3, confirmed: 1, dismissed: 1, lapsed: 0, open: 1, secrets: 1 })
  })

  it('shows the ledger as the digest counts it', async () => {
    const now = await scrape(town)
    const { states, entries } = town.service.database.read((store) => ({
      states: store.problems.codes().map((code) => store.problems.get(code)?.state),
      entries: store.journal.head().seq,
    }))
    for (const state of new Set(states))
      expect([state, now.of('problems', { state: state ?? '' })]).toEqual([
        state,
        states.filter((each) => each === state).length,
      ])
    expect(now.of('problems')).toBe(40)
    expect(now.of('problems_by_light')).toBe(40)
    const overdue = await asks(town, '骆闻达', '/台账 超期')
    expect(town.wordsOf(overdue)).toContain(`${now.of('problems_overdue')}`)
    expect(now.of('problems_overdue')).toBe(now.of('problems_by_light', { light: 'red' }))
    expect(now.of('journal_entries')).toBe(entries)
    expect(now.of('database_bytes')).toBeGreaterThanOrEqual(statSync(join(town.dataDir, 'taizhang.db')).size)
    expect(now.of('ledger_readable')).toBe(1)
    expect(now.of('inbound_state', { transport: 'websocket', state: 'connected' })).toBe(1)
    expect(now.of('inbound_state')).toBe(1)
    expect(now.of('inbound_silent_seconds')).toBeLessThan(60)
    expect(now.text).toContain('process_cpu_seconds_total')
  })

  it('counts nudges when the daily cards go out, and digests; what waits for its hour is not late', async () => {
    const moves = await moved(
      town,
      {
        nudges: ['nudges_total'],
        frozen: ['digests_total', { step: 'frozen' }],
        released: ['digests_total', { step: 'released' }],
        lapsed: ['proposal_lines_total', { outcome: 'lapsed' }],
      },
      async () => {
        await town.at('2025-10-24T17:00:00+08:00')
        await town.at('2025-10-25T12:00:00+08:00')
        const weekend = await scrape(town)
        expect(weekend.of('outbox_waiting', { priority: 'unasked' })).toBeGreaterThan(0)
        expect(weekend.of('outbox_oldest_seconds')).toBe(0)
        await town.at('2025-10-27T08:30:00+08:00')
      },
    )
    expect(moves).toMatchObject({ frozen: 1, released: 1, lapsed: 1 })
    expect(moves.nudges).toBeGreaterThan(0)
    const cards = Array.from({ length: 300 }, (_, n) => `DB-${String(n).padStart(6, '0')}`)
    const sent = town.service.database
      .read((store) => cards.flatMap((card) => store.briefs.linesOf(card)))
      .filter(({ kind }) => kind === 'nudge')
    expect((await scrape(town)).of('nudges_total')).toBe(sent.length)
    expect((await scrape(town)).of('outbox_waiting')).toBe(0)
  })

  it('shows how old the oldest call is that cannot be sent', async () => {
    town.emulator.faults.add({ kind: 'status', path: '/reply', status: 503 })
    await town.says(HEAD, '/我的', UNIT)
    await town.emulator.clock.advance(120_000)
    const now = await scrape(town)
    expect(now.of('outbox_waiting', { priority: 'answer' })).toBe(1)
    expect(now.of('outbox_oldest_seconds', { priority: 'answer' })).toBeGreaterThanOrEqual(120)
    town.emulator.faults.clear()
  })

  it('has a bounded number of series, whatever happened', async () => {
    const { samples } = await scrape(town)
    const ours = samples.filter(({ name }) => name.startsWith('taizhang_'))
    expect(new Set(samples.map(({ name, labels }) => name + JSON.stringify(labels))).size).toBe(
      samples.length,
    )
    expect(ours.length).toBeLessThan(600)
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    const names = new Set(ours.map(({ name }) => name.slice(9).replace(/_(bucket|sum|count)$/, '')))
    expect([...names].filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })
})

describe('/metrics of a service that came back', () => {
  let town: Town
  afterEach(() => town.close())

  it('counts the gap, what was read back in it, and that no event came', async () => {
    town = await openTown()
    await town.restart(async () => {
      await town.emulator.clock.advance(3_600_000)
      say(town, HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
      say(town, HEAD, '/进度 RW-003-1 72 已复核', UNIT)
      await town.emulator.settled()
    })
    const now = await scrape(town)
    expect(now.of('gaps_total', { told: 'yes' })).toBe(1)
    expect(now.of('messages_read_back_total')).toBe(2)
    expect(now.of('events_total', { kind: 'message', outcome: 'handled' })).toBe(2)
    expect(now.of('platform_calls_total', { call: 'history', code: 'ok' })).toBeGreaterThan(0)
  })
})
