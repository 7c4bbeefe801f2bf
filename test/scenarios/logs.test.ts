import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { envelope } from '../../src/sandbox/events/envelope.ts'
import { push } from '../../src/sandbox/events/webhook.ts'
import { scrape } from './scrape.ts'
import { aMoment, asks, clicks, handsIn } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const OFFICE = '骆闻达'
/** Text as nobody’s id, figure or code has it; a frame of a stack and a label may be tried with it too. */
const MARK = 'Zz9Mark'
const HOSTILE = [
  `${MARK} 王建国收受现金`,
  `"} ${MARK}="1`,
  `\n    at ${MARK} (/etc/passwd:1:1)`,
  `${MARK}\u0000\u202e<at id=all></at>`,
  `__proto__ constructor ${MARK}`,
]

const lineForm = z.looseObject({ event: z.string(), request: z.string().nullish() })

let town: Town
const lines: string[] = []
beforeAll(async () => {
  town = await Town.open({
    at: '2025-10-24T09:00:00+08:00',
    transport: 'webhook',
    logged: (line) => lines.push(line),
  })
})
afterAll(() => town.close())

/** The events that are logged of one request, as `grep` finds them. */
const grep = (request: string): readonly string[] =>
  lines.filter((line) => line.includes(request)).map((line) => lineForm.parse(JSON.parse(line)).event)

/** Everything that leaves the process towards an operator. */
const told = async (): Promise<string> => [...lines, (await scrape(town)).text].join('\n')

/** An event as the platform seals it, with anything in it. */
const pushes = async (type: string, event: Record<string, unknown>, eventId?: string): Promise<number> => {
  const app = town.emulator.people.app('整改助手')
  const body = envelope(town.emulator.world, app, type, event)
  const header = z.record(z.string(), z.unknown()).parse(body.header)
  const result = await push({
    url: `${town.service.url}/lark/events`,
    app,
    body: eventId === undefined ? body : { ...body, header: { ...header, event_id: eventId } },
    signedAt: town.emulator.world.clock.now(),
    timeoutMs: 3000,
    random: town.emulator.world.random,
    signed: true,
  })
  return result.kind === 'answer' ? result.status : 0
}

describe('the log', () => {
  it('lets an operator follow a message to its answer by the message’s id', async () => {
    const said = await town.emulator.chat(UNIT).says(HEAD, '/进度 RW-003-1 71 补核完成')
    await town.quiet()
    expect(grep(said.messageId)).toEqual(['event_answered', 'call_done'])
  })

  it('keeps the id over failed calls and a restart', async () => {
    town.emulator.faults.add({ kind: 'status', path: '/reply', status: 503 })
    const said = await town.emulator.chat(UNIT).says(HEAD, '/进度 RW-003-1 72 续报')
    await town.quiet()
    await town.restart(() => town.emulator.faults.clear())
    for (let n = 0; n < 3; n += 1) await aMoment(town)
    const events = grep(said.messageId)
    expect(events[0]).toBe('event_answered')
    expect(events.filter((event) => event === 'call_failed').length).toBeGreaterThan(0)
    expect(events.at(-1)).toBe('call_done')
  })

  it('keeps the id from a command over the download to the evidence', async () => {
    await handsIn(town, HEAD, 'RW-003-1', undefined, UNIT)
    const [asked] = town.emulator.store.messages.where(({ content }) => content.includes('/佐证'))
    const calls = lines
      .filter((line) => line.includes(asked?.messageId ?? 'nothing'))
      .map((line) => z.looseObject({ call: z.string().optional() }).parse(JSON.parse(line)).call)
    expect(calls).toEqual(expect.arrayContaining(['download', 'reply']))
  })

  it('names the event of a click, and the tick of a card that nobody asked for', async () => {
    const card = await asks(town, HEAD, '/我的')
    await clicks(town, HEAD, card, '下一页').catch(() => undefined)
    await town.at('2025-10-27T08:30:00+08:00')
    const requests = lines.flatMap((line) => lineForm.parse(JSON.parse(line)).request ?? [])
    expect(requests.filter((request) => request.startsWith('tick:briefs:')).length).toBeGreaterThan(0)
    expect(lines.filter((line) => line.includes('"call_done"') && line.includes('"request":null'))).toEqual(
      [],
    )
  })

  it('is quiet at info while all is well', async () => {
    const before = lines.length
    await town.says(HEAD, '/进度 RW-003-1 75 续报', UNIT)
    const levels = lines
      .slice(before)
      .map((line) => z.looseObject({ level: z.number() }).parse(JSON.parse(line)).level)
    expect(levels.length).toBeGreaterThan(1)
    expect(levels.filter((level) => level >= 30)).toEqual([])
  })

  it('names a call that does not verify by chance, and nothing of it', async () => {
    const before = lines.length
    await fetch(`${town.service.url}/lark/events`, {
      method: 'POST',
      headers: { 'x-request-id': MARK, 'x-lark-signature': MARK },
      body: JSON.stringify({ encrypt: MARK, header: { event_id: MARK } }),
    })
    const [line = ''] = lines.slice(before)
    const { request, ...rest } = lineForm.parse(JSON.parse(line))
    expect(request).toMatch(/^[0-9a-f-]{36}$/)
    expect(rest).toMatchObject({ event: 'webhook_refused', reason: 'undecipherable' })
  })
})

describe('no log line and no metric', () => {
  it('carries what people write, what they are called, or what a forged event brings', async () => {
    const before = lines.length
    for (const text of HOSTILE) {
      await town.says(HEAD, text, UNIT)
      await town.says(HEAD, `/进度 RW-003-1 80 ${text}`, UNIT)
      await town.says(HEAD, `RW-003-1 进度81%，${text}`, UNIT)
      await town.says(HEAD, `/${text}`)
      await town.sends(HEAD, `${text.replaceAll('/', '_')}.pdf`, text, UNIT)
      expect(await pushes(text, { text }, text)).toBe(200)
      expect(await pushes('card.action.trigger', { operator: { open_id: text } }, text)).toBe(200)
      const place = { open_message_id: text, open_chat_id: text }
      const action = { tag: text, value: { do: text }, name: text, form_value: { [text]: text } }
      await pushes('card.action.trigger', { operator: { open_id: text }, context: place, action }, text)
      const message = {
        message_id: text,
        chat_id: text,
        chat_type: 'group',
        message_type: text,
        content: JSON.stringify({ text }),
        create_time: String(town.emulator.world.clock.now()),
      }
      await pushes('im.message.receive_v1', { sender: { sender_id: { open_id: text } }, message }, text)
      await pushes('im.chat.member.bot.added_v1', { chat_id: text, name: text }, text)
    }
    const card = await asks(town, OFFICE, '/问题 WT-003')
    await clicks(town, OFFICE, card, '催办', { note: HOSTILE[0] ?? '' }).catch(() => undefined)
    town.emulator.faults.add({ kind: 'code', path: '/reply', code: 987_654, count: 3 })
    await town.says(HEAD, `/问题 ${MARK}`, UNIT)
    await town.quiet()

    expect(lines.length).toBeGreaterThan(before + 30)
    const all = await told()
    expect(all).not.toContain(MARK)
    // Neither names, titles and texts of the ledger, which are Chinese, nor characters that turn a line over.
    expect(all.match(/.{0,40}(\p{Script=Han}|\p{Cf}).{0,40}/u)?.[0]).toBeUndefined()
    const people = town.emulator.store.users.all()
    expect(people.filter(({ openId }) => all.includes(openId)).map(({ name }) => name)).toEqual([])
  })

  it('has a label whose values are not known before', async () => {
    const known: Readonly<Record<string, RegExp>> = {
      code: /^(ok|other|\d{4,8}|http-\d(\d\d|xx)|[a-zA-Z]+)$/,
      le: /^(\+Inf|[\d.]+)$/,
    }
    const { samples } = await scrape(town)
    const strange = samples
      .filter(({ name }) => name.startsWith('taizhang_'))
      .flatMap(({ labels }) => Object.entries(labels))
      .filter(([label, value]) => !(known[label] ?? /^[A-Za-z0-9]{2,20}$/).test(value))
    expect(strange).toEqual([])
  })
})
