import { describe, expect, it } from 'vitest'
import { type Surroundings, suggest } from '../../../src/sandbox/page/chat/suggest.ts'

const around: Surroundings = {
  chat: {
    chatId: 'oc_1',
    name: '工作群',
    mode: 'group',
    members: [
      { openId: 'ou_1', name: '邱大为', seen: 0 },
      { openId: 'ou_2', name: '白露宁', seen: 0 },
      { openId: 'ou_3', name: '程砚秋', seen: 0 },
    ],
    bots: [{ appId: 'cli_1', name: '整改助手' }],
    dissolved: false,
    lastAt: 0,
    seen: 0,
    unread: 0,
    mentioned: false,
    urgent: false,
  },
  commands: [
    {
      appId: 'cli_1',
      command: '台账',
      description: { default_value: '查询台账', i18n: { en_us: 'The ledger' } },
    },
    { appId: 'cli_1', command: '进度', description: { default_value: '报送整改进展' } },
  ],
  me: 'ou_1',
  locale: 'zh',
  detailOf: (openId) => (openId === 'ou_2' ? '综合计划科科长' : ''),
  all: { name: '所有人', detail: '通知全体成员' },
}
const titles = (before: string, more: Partial<Surroundings> = {}) =>
  suggest(before, { ...around, ...more }).map(({ title }) => title)

describe('commands', () => {
  it.each(['/', '／', '@整改助手 /', '  @整改助手 ／'])('are offered after %j', (before) => {
    expect(titles(before)).toEqual(['/台账', '/进度'])
  })

  it.each(['a/', '/进度 ', '请看 /台', ''])('are not offered after %j', (before) => {
    expect(titles(before)).toEqual([])
  })

  it('are found by name, then by what they do', () => {
    expect(titles('/进')).toEqual(['/进度'])
    expect(titles('/查询')).toEqual(['/台账'])
    expect(titles('/销')).toEqual([])
  })

  it('take the place of what was typed, full-width slash included', () => {
    expect(suggest('@整改助手 ／进', around)).toMatchObject([{ insert: '/进度 ', from: 6 }])
  })

  it('are told in the language of the page', () => {
    expect(suggest('/台', { ...around, locale: 'en' })).toMatchObject([{ detail: 'The ledger' }])
  })
})

describe('names', () => {
  it('are those of the others, the bot and everybody', () => {
    expect(titles('请@')).toEqual(['整改助手', '白露宁', '程砚秋', '所有人'])
  })

  it('are found by any part, and by the post', () => {
    expect(titles('请@砚')).toEqual(['程砚秋'])
    expect(titles('请@科长')).toEqual(['白露宁'])
  })

  it('take the place of what was typed', () => {
    expect(suggest('请@砚', around)).toMatchObject([{ insert: '@程砚秋 ', from: 1 }])
  })

  it('are not offered once the mention is over', () => {
    expect(titles('请@程砚秋 看')).toEqual([])
  })
})
