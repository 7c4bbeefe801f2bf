import { describe, expect, it } from 'vitest'
import { parseInbound } from '../../../src/lark/inbound/parse.ts'
import { parse, SELF } from './seal.ts'

describe('other events', () => {
  const by = { operator_id: { open_id: 'ou_ann' } }

  it.each([
    [
      'im.message.recalled_v1',
      { message_id: 'om_1', chat_id: 'oc_1', recall_time: '1' },
      { kind: 'recalled', id: 'recalled:om_1', eventId: 'event-1', messageId: 'om_1' },
    ],
    [
      'im.chat.member.bot.added_v1',
      { chat_id: 'oc_1', name: '整改群', ...by },
      { kind: 'botAdded', name: '整改群', openId: 'ou_ann' },
    ],
    ['im.chat.member.bot.deleted_v1', { chat_id: 'oc_1' }, { kind: 'botRemoved', name: '', openId: null }],
    ['im.chat.disbanded_v1', { chat_id: 'oc_1', ...by }, { kind: 'botRemoved' }],
    [
      'im.chat.member.user.added_v1',
      { chat_id: 'oc_1', users: [{ name: '本初', user_id: { open_id: 'ou_ben' } }] },
      { kind: 'memberAdded', users: [{ openId: 'ou_ben', name: '本初' }] },
    ],
    [
      'im.chat.member.user.withdrawn_v1',
      { chat_id: 'oc_1', users: [{ name: '本初', user_id: { open_id: 'ou_ben' } }] },
      { kind: 'memberRemoved', users: [{ openId: 'ou_ben', name: '本初' }] },
    ],
    [
      'im.message.message_read_v1',
      {},
      { kind: 'other', type: 'im.message.message_read_v1', malformed: false },
    ],
    ['toString', {}, { kind: 'other', malformed: false }],
  ])('%s', (type, event, expected) => {
    expect(parse(type, event)).toMatchObject({ id: 'event-1', ...expected })
  })

  it('of the old format keep their uuid', () => {
    const old = { uuid: 'u-1', token: 't', type: 'event_callback', event: { type: 'approval_instance' } }
    expect(parseInbound(old, SELF)).toEqual({
      kind: 'other',
      id: 'u-1',
      eventId: 'u-1',
      type: 'approval_instance',
      malformed: false,
    })
  })
})
