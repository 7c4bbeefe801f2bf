import type * as lark from '@larksuiteoapi/node-sdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import { ANN, BEN, clientFor, OTHER_ROOM, ROOM, refusedCode, stage } from './stage.ts'

let emulator: Emulator
let client: lark.Client
beforeEach(async () => {
  emulator = await stage()
  client = clientFor(emulator)
})
afterEach(() => emulator.close())

/** A PNG header of the given size; the platform looks at no more. */
function png(width: number, height: number, bytes = 64): Buffer {
  const image = Buffer.alloc(bytes)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(image)
  image.writeUInt32BE(width, 16)
  image.writeUInt32BE(height, 20)
  return image
}

const upload = (file: Buffer) =>
  client.im.v1.file.create({ data: { file_type: 'stream', file_name: '报告.docx', file } })
const uploadImage = (image: Buffer) => client.im.v1.image.create({ data: { image_type: 'message', image } })

function download(messageId: string, key: string, type: string) {
  return client.im.v1.messageResource.get({
    path: { message_id: messageId, file_key: key },
    params: { type },
  })
}

describe('upload (lark-platform.md 3.8)', () => {
  it('takes a file, sends it and keeps its name', async () => {
    const key = (await upload(Buffer.from('content')))?.file_key ?? ''
    const data = { receive_id: ROOM, msg_type: 'file', content: JSON.stringify({ file_key: key }) }
    const sent = await client.im.v1.message.create({ params: { receive_id_type: 'chat_id' }, data })
    expect(sent.data?.body?.content).toContain('报告.docx')
  })

  it('refuses an empty file 234010 and one over 30 MB 234006', async () => {
    expect(await refusedCode(upload(Buffer.alloc(0)))).toBe(234010)
    expect(await refusedCode(upload(Buffer.alloc(30 * 1024 * 1024 + 1)))).toBe(234006)
  })

  it('takes pictures up to 10 MB and 12000 pixels', async () => {
    expect((await uploadImage(png(12_000, 10)))?.image_key).toMatch(/^img_/)
    expect(await refusedCode(uploadImage(png(12_001, 10)))).toBe(234001)
    expect(await refusedCode(uploadImage(png(10, 10, 10 * 1024 * 1024 + 1)))).toBe(234006)
    expect(await refusedCode(uploadImage(Buffer.from('no image')))).toBe(234001)
  })

  it('does not send what another uploaded (230017) or what does not exist (230001)', async () => {
    const hers = emulator.people.say({
      by: ANN,
      chat: ROOM,
      file: { name: 'a.txt', bytes: Buffer.from('a') },
    })
    const send = (content: string) =>
      client.im.v1.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: ROOM, msg_type: 'file', content },
      })
    expect(await refusedCode(send(hers.content))).toBe(230017)
    expect(await refusedCode(send('{"file_key":"file_none"}'))).toBe(230001)
  })
})

describe('files in messages (3.7)', () => {
  it('gives a file a person sent, byte by byte', async () => {
    const bytes = Buffer.from('证据 evidence')
    const message = emulator.people.say({ by: ANN, chat: ROOM, file: { name: '佐证.txt', bytes } })
    const key: unknown = JSON.parse(message.content).file_key
    const got = await download(message.messageId, String(key), 'file')
    const chunks: Buffer[] = []
    for await (const chunk of got.getReadableStream()) chunks.push(Buffer.from(chunk))
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  })

  it('refuses a key of another message 234003, a chat without the bot 234004, a wrong type 234001', async () => {
    const file = { name: 'a.txt', bytes: Buffer.from('a') }
    const [first, second] = [1, 2].map(() => emulator.people.say({ by: ANN, chat: ROOM, file }))
    const other = emulator.people.say({ by: BEN, chat: OTHER_ROOM, file })
    const keyOf = (content: string | undefined): string => String(JSON.parse(content ?? '{}').file_key)
    const errors = await Promise.all([
      codeOf(first?.messageId, keyOf(second?.content), 'file'),
      codeOf(other.messageId, keyOf(other.content), 'file'),
      codeOf(first?.messageId, keyOf(first?.content), 'video'),
      codeOf(first?.messageId, keyOf(first?.content), 'image'),
    ])
    expect(errors).toEqual([234003, 234004, 234001, 234043])
  })
})

async function codeOf(messageId: string | undefined, key: string, type: string): Promise<number> {
  const token = emulator.store.tokens.all()[0]?.token ?? (await freshToken())
  const url = `${emulator.url}/open-apis/im/v1/messages/${messageId ?? ''}/resources/${key}?type=${type}`
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  return JSON.parse(await response.text()).code
}

async function freshToken(): Promise<string> {
  await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
  return emulator.store.tokens.all()[0]?.token ?? ''
}
