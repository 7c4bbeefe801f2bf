import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import { ANN, BEN, button, cardOf, clientFor, EVE, ROOM, sendCard, sendText, stage } from './stage.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await stage()
})
afterEach(() => emulator.close())

async function tell(path: string, body: unknown) {
  const response = await fetch(`${emulator.url}/_control/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

async function ask(path: string) {
  return JSON.parse(await (await fetch(`${emulator.url}/_control/${path}`)).text())
}

async function upload(query: Record<string, string>, bytes: Uint8Array<ArrayBuffer>) {
  const search = new URLSearchParams({ by: ANN, chat: ROOM, ...query })
  const response = await fetch(`${emulator.url}/_control/upload?${search}`, { method: 'POST', body: bytes })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

const say = (by: string, text: string, more = {}) => emulator.people.say({ by, chat: ROOM, text, ...more })
const roomOf = async (by: string) =>
  (await ask(`chats?by=${by}`)).chats.find((chat: { chatId: string }) => chat.chatId === ROOM)
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

describe('pages of messages', () => {
  it('gives the newest, then those before them', async () => {
    for (let count = 1; count <= 5; count += 1) say(ANN, `text ${count}`)
    const newest = await ask(`messages?chat=${ROOM}&limit=2`)
    expect(newest).toMatchObject({ more: true, messages: [{ position: 4 }, { position: 5 }] })
    const older = await ask(`messages?chat=${ROOM}&limit=3&before=4`)
    expect(older).toMatchObject({
      more: false,
      messages: [{ position: 1 }, { position: 2 }, { position: 3 }],
    })
  })

  it('tells only what changed since', async () => {
    const first = say(ANN, 'first')
    say(ANN, 'second')
    const { mark } = await ask(`messages?chat=${ROOM}`)
    expect(await ask(`messages?chat=${ROOM}&since=${mark}`)).toMatchObject({ messages: [], whole: false })
    emulator.people.react(BEN, first.messageId, 'OK')
    const next = await ask(`messages?chat=${ROOM}&since=${mark}`)
    expect(next.messages).toMatchObject([{ messageId: first.messageId, reactions: [{ emoji: 'OK' }] }])
  })

  it('tells everything to a mark from before a reset', async () => {
    say(ANN, 'first')
    const { mark } = await ask(`messages?chat=${ROOM}`)
    await tell('reset', {})
    expect(await ask(`messages?chat=${ROOM}&since=${mark}`)).toMatchObject({ messages: [], whole: true })
  })

  it('counts the replies of a thread at its first message', async () => {
    const root = say(ANN, 'question')
    const { mark } = await ask(`messages?chat=${ROOM}`)
    say(BEN, 'answer', { replyTo: root.messageId, inThread: true })
    say(BEN, 'one more', { replyTo: root.messageId, inThread: true })
    const changed = (await ask(`messages?chat=${ROOM}&since=${mark}`)).messages
    expect(changed).toMatchObject([
      { replies: 2 },
      { replies: 0, quoted: { sender: '安宁', text: 'question' } },
      { replies: 0 },
    ])
    const thread = await ask(`messages?chat=${ROOM}&thread=${changed[0].threadId}`)
    expect(thread.messages).toHaveLength(3)
  })

  it('tells again of an answer when what it quotes was recalled', async () => {
    const secret = say(ANN, 'a secret')
    const answer = say(BEN, 'seen', { replyTo: secret.messageId })
    const { mark } = await ask(`messages?chat=${ROOM}`)
    emulator.people.recall(ANN, secret.messageId)
    const { messages } = await ask(`messages?chat=${ROOM}&since=${mark}`)
    expect(messages).toMatchObject([
      { messageId: secret.messageId, deleted: true },
      { messageId: answer.messageId, quoted: { deleted: true, text: '' } },
    ])
  })

  it('names everybody in a line of many mentions', async () => {
    const names = Array.from({ length: 12 }, (_each, index) => (index % 2 === 0 ? '@安宁' : '@本初'))
    say(ANN, names.join(' '))
    expect((await roomOf(BEN)).last.text).toBe(names.join(' '))
  })

  it('quotes cards by their title and keeps what was recalled to itself', async () => {
    await sendCard(clientFor(emulator), cardOf(button()))
    const card = emulator.chat(ROOM).lastCard()
    say(ANN, 'seen', { replyTo: card.messageId })
    const secret = say(ANN, 'a secret')
    emulator.people.recall(ANN, secret.messageId)
    const { messages } = await ask(`messages?chat=${ROOM}`)
    expect(messages[1].quoted).toMatchObject({ msgType: 'interactive', text: 'Title' })
    expect(JSON.stringify(messages)).not.toContain('a secret')
    expect(await roomOf(BEN)).toMatchObject({ last: { deleted: true, text: '' } })
  })
})

describe('what a person has read', () => {
  it('counts unread messages of others, and marks mentions', async () => {
    say(ANN, 'one')
    say(ANN, 'two @本初')
    expect(await roomOf(BEN)).toMatchObject({ unread: 2, mentioned: true, seen: 0 })
    expect(await roomOf(ANN)).toMatchObject({ unread: 0, mentioned: false })
    expect(await roomOf(EVE)).toMatchObject({ unread: 2, mentioned: false })
    await tell('seen', { by: BEN, chat: ROOM, position: 2 })
    const room = await roomOf(BEN)
    expect(room).toMatchObject({ unread: 0, mentioned: false, seen: 2 })
    expect(room.members).toContainEqual({ openId: BEN, name: '本初', seen: 2 })
  })

  it('never goes back, and reads what is urgent', async () => {
    await sendText(clientFor(emulator), 'now')
    const [message] = emulator.chat(ROOM).messages()
    await clientFor(emulator).im.v1.message.urgentApp({
      path: { message_id: message?.messageId ?? '' },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [BEN] },
    })
    expect(await roomOf(BEN)).toMatchObject({ urgent: true })
    await tell('seen', { by: BEN, chat: ROOM, position: 1 })
    await tell('seen', { by: BEN, chat: ROOM, position: 0 })
    expect(await roomOf(BEN)).toMatchObject({ urgent: false, seen: 1 })
  })

  it('is kept with the rest of the state, and gone with a reset', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'seen-'))
    const before = await stage({}, { dataDir })
    before.people.say({ by: ANN, chat: ROOM, text: 'one' })
    before.people.see(BEN, ROOM, 1)
    await before.close()
    const after = await stage({}, { dataDir })
    expect(after.people.seenBy(BEN, ROOM)).toBe(1)
    after.reset()
    expect(after.people.seenBy(BEN, ROOM)).toBe(0)
    await after.close()
  })
})

describe('sending bytes', () => {
  it('sends a file of any name, and a picture with its size', async () => {
    expect((await upload({ name: '会议纪要.docx' }, Uint8Array.of(1, 2, 3))).status).toBe(200)
    await upload({ name: 'x.png', kind: 'image' }, PNG)
    const { messages } = await ask(`messages?chat=${ROOM}`)
    expect(messages).toMatchObject([
      { msgType: 'file', file: { name: '会议纪要.docx', size: 3 } },
      { msgType: 'image', file: { width: 1, height: 1 } },
    ])
  })

  it('refuses what is empty, too large or no picture, and says why', async () => {
    const refusal = async (...given: Parameters<typeof upload>) => {
      const { status, body } = await upload(...given)
      expect(status).toBe(400)
      return body.error
    }
    expect(await refusal({ name: 'a.txt' }, new Uint8Array())).toBe('a.txt is empty')
    const large = new Uint8Array(30 * 1024 * 1024 + 1)
    expect(await refusal({ name: 'a.zip' }, large)).toBe('a.zip is larger than 30 MB')
    expect(await refusal({ name: 'a.png', kind: 'image' }, Uint8Array.of(1))).toBe('a.png is no picture')
    expect(emulator.chat(ROOM).messages()).toEqual([])
  })

  it('answers a body beyond all measure with 413', async () => {
    expect((await upload({ name: 'a.zip' }, new Uint8Array(121 * 1024 * 1024))).status).toBe(413)
  })
})

describe('commands, reactions and edits', () => {
  it('lists what the bots of a chat registered', async () => {
    const data = { command: 'help', description: { default_value: 'Help', i18n: { zh_cn: '帮助' } } }
    const url = '/open-apis/application/v7/app_slash_commands'
    await clientFor(emulator).request({ method: 'POST', url, data })
    expect(await ask(`slash-commands?chat=${ROOM}`)).toMatchObject({ commands: [data] })
  })

  it('reacts once, and lets only the own reaction be taken back', async () => {
    const { messageId } = say(ANN, 'one')
    const { reactionId } = (await tell('react', { by: BEN, messageId, emoji: 'OK' })).body
    await tell('react', { by: BEN, messageId, emoji: 'OK' })
    const [{ reactions }] = (await ask(`messages?chat=${ROOM}`)).messages
    expect(reactions).toMatchObject([{ emoji: 'OK', operatorId: BEN, reactionId }])
    expect((await tell('unreact', { by: ANN, reactionId })).status).toBe(400)
    expect((await tell('unreact', { by: BEN, reactionId })).status).toBe(200)
    expect(emulator.people.reactionsTo(messageId)).toEqual([])
  })

  it('keeps mentions when a text is edited, and edits nothing that was recalled', async () => {
    const { messageId } = say(ANN, 'hello')
    await tell('edit', { by: ANN, messageId, text: 'hello @本初' })
    expect((await ask(`messages?chat=${ROOM}`)).messages).toMatchObject([
      { updated: true, content: { text: 'hello @_user_1' }, mentions: [{ openId: BEN, name: '本初' }] },
    ])
    emulator.people.recall(ANN, messageId)
    expect((await tell('edit', { by: ANN, messageId, text: 'again' })).status).toBe(400)
    expect((await tell('react', { by: ANN, messageId, emoji: 'OK' })).status).toBe(400)
  })
})
