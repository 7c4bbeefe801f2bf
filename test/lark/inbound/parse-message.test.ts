import { describe, expect, it } from 'vitest'
import { messageEvent, NOW, parse, SELF } from './seal.ts'

const message = (parts: object = {}) => {
  const inbound = parse('im.message.receive_v1', messageEvent(parts))
  if (inbound.kind !== 'message') throw new Error(`it is ${inbound.kind}`)
  return inbound
}
const says = (text: string, mentions: object[] = []) =>
  message({ content: JSON.stringify({ text }), mentions })
const mention = (n: number, name: string, openId: string) => ({
  key: `@_user_${n}`,
  name,
  id: { open_id: openId },
})

describe('a message (lark-platform.md 1.6)', () => {
  it('is known by its message id and free of the bot’s own mention', () => {
    expect(message({ parent_id: 'om_0', root_id: 'om_0', thread_id: 'omt_0' })).toEqual({
      kind: 'message',
      id: 'om_1',
      eventId: 'event-1',
      at: NOW,
      chatId: 'oc_1',
      chatType: 'group',
      openId: 'ou_ann',
      messageType: 'text',
      text: '/进度 WT-012 60%',
      mentions: [{ key: '@_user_1', openId: SELF, name: '整改助手' }],
      mentionsBot: true,
      mentionsAll: false,
      parentId: 'om_0',
      rootId: 'om_0',
      threadId: 'omt_0',
      files: [],
      oversized: false,
    })
  })

  it('shows other people by name, told apart beyond the ninth', () => {
    const people = [mention(1, '安宁', 'ou_ann'), mention(11, '本初', 'ou_ben')]
    const read = says('/指派 WT-012 @_user_11 和 @_user_1，不是 @_user_2', people)
    expect(read.text).toBe('/指派 WT-012 @本初 和 @安宁，不是 @_user_2')
    expect(read.mentions.map(({ openId }) => openId)).toEqual(['ou_ann', 'ou_ben'])
    expect(read.mentionsBot).toBe(false)
  })

  it('does not take a name for an identity', () => {
    expect(says('@_user_1 hi', [mention(1, '@_user_2', 'ou_ann'), mention(2, 'x', SELF)]).text).toBe(
      '@@_user_2 hi',
    )
  })

  it('notes @all and drops it from the text', () => {
    expect(says('@_all 开会')).toMatchObject({ text: '开会', mentionsAll: true, mentions: [] })
  })

  it('may be a post: lines of text, images and videos as files', () => {
    const content = {
      title: '佐证',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '整改助手' },
          { tag: 'text', text: ' RW-012-1 ', style: [] },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [
          { tag: 'a', text: '附件', href: 'https://example.com' },
          { tag: 'emotion', emoji_type: 'OK' },
          'odd',
          null,
        ],
        [{ tag: 'media', file_key: 'file_1', image_key: 'img_2' }],
      ],
    }
    const read = message({ message_type: 'post', content: JSON.stringify(content) })
    expect(read.text).toBe('佐证\n RW-012-1 \n附件')
    expect(read.files).toEqual([
      { fileKey: 'img_1', resource: 'image', name: '' },
      { fileKey: 'file_1', resource: 'file', name: '' },
    ])
    expect(read.mentionsBot).toBe(true)
  })

  it.each([
    ['image', { image_key: 'img_1' }, { fileKey: 'img_1', resource: 'image', name: '' }],
    [
      'file',
      { file_key: 'file_1', file_name: '会议纪要.pdf' },
      { fileKey: 'file_1', resource: 'file', name: '会议纪要.pdf' },
    ],
    ['audio', { file_key: 'file_2', duration: 2000 }, { fileKey: 'file_2', resource: 'file', name: '' }],
    [
      'media',
      { file_key: 'file_3', image_key: 'i', file_name: 'a.mp4' },
      { fileKey: 'file_3', resource: 'file', name: 'a.mp4' },
    ],
  ])('may carry a file: %s', (messageType, content, file) => {
    const read = message({ message_type: messageType, content: JSON.stringify(content), mentions: undefined })
    expect(read).toMatchObject({ text: '', files: [file], mentions: [] })
  })

  it.each(['sticker', 'location', 'share_chat', 'constructor', '__proto__'])(
    'of kind %s says nothing',
    (kind) => {
      const read = message({ message_type: kind, content: '{"file_key":"f","name":"n"}' })
      expect(read).toMatchObject({ text: '', files: [] })
    },
  )

  it('takes its instant from milliseconds, microseconds or the envelope', () => {
    expect(message({ create_time: `${NOW}000` }).at).toBe(NOW)
    expect(message({ create_time: String(NOW / 1000) }).at).toBe(NOW)
    expect(message({ create_time: undefined }).at).toBe(NOW)
    expect(message({ create_time: 'soon' }).at).toBe(NOW)
  })

  it('that is too long is cut and says so', () => {
    const read = says('整'.repeat(100_000))
    expect(read.oversized).toBe(true)
    expect(new TextEncoder().encode(read.text).length).toBeLessThanOrEqual(150 * 1024)
    expect(read.text.endsWith('整')).toBe(true)
    expect(says('整'.repeat(50_000)).oversized).toBe(false)
  })

  it('without a sender or an id is put aside', () => {
    expect(parse('im.message.receive_v1', { message: messageEvent().message })).toMatchObject({
      kind: 'other',
      malformed: true,
    })
    expect(parse('im.message.receive_v1', messageEvent({ message_id: '' }))).toMatchObject({
      malformed: true,
    })
  })
})
