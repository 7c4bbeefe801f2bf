import { describe, expect, it } from 'vitest'
import { likeness } from '../../../src/lark/outbound/same-content.ts'
import { degradeCard } from '../../../src/sandbox/messages/degrade.ts'
import { button, cardOf } from '../../sandbox/stage.ts'

const card = (...words: string[]): string =>
  JSON.stringify({
    ...cardOf(...words.map((content) => ({ tag: 'markdown', content })), button()),
    header: { title: { tag: 'plain_text', content: '整改提醒' } },
  })
const post = (...lines: string[]) => lines.map((text) => [{ tag: 'text', text }])

describe('whether a message says what was to be said (lark-platform.md 1.6, 3.3)', () => {
  it('takes a post without its language for the same, and one with other words for another', () => {
    const sent = JSON.stringify({ zh_cn: { content: post('已登记 RW-003-1', '进度 71%') } })
    expect(
      likeness('post', sent, JSON.stringify({ title: '', content: post('已登记 RW-003-1', '进度 71%') })),
    ).toBe('same')
    expect(
      likeness('post', sent, JSON.stringify({ title: '', content: post('已登记 RW-003-1', '进度 72%') })),
    ).toBe('other')
    expect(likeness('post', sent, JSON.stringify({ content: [[{ tag: 'at', text: '@_user_1' }]] }))).toBe(
      'unclear',
    )
  })

  it('knows a post that is given in two forms at once, and not one whose words are only the beginning', () => {
    const sent = JSON.stringify({ zh_cn: { content: post('已登记') } })
    const twice = { title: '', content: post('已登记'), content_v2: [[{ tag: 'md', text: '已登记' }]] }
    expect(likeness('post', sent, JSON.stringify(twice))).toBe('same')
    expect(likeness('post', sent, JSON.stringify({ content: post('已登记 RW-003-1') }))).toBe('other')
  })

  it('compares a card that is given whole, as it was sent or inside of something', () => {
    const sent = card('WT-003 时限10月31日', '请抓紧办理')
    expect(likeness('interactive', sent, sent)).toBe('same')
    expect(likeness('interactive', sent, JSON.stringify({ user_dsl: sent }))).toBe('same')
    expect(likeness('interactive', sent, card('WT-004 时限10月31日', '请抓紧办理'))).toBe('other')
    expect(likeness('interactive', card('WT-003 时限10月31日'), sent)).toBe('other')
  })

  it('takes a card as others read it for the same if its words are ours, and cannot tell otherwise', () => {
    const sent = card('WT-003 时限10月31日', '请抓紧办理')
    expect(likeness('interactive', sent, degradeCard(sent))).toBe('same')
    expect(likeness('interactive', sent, degradeCard(card('WT-004 时限10月31日', '请抓紧办理')))).toBe(
      'unclear',
    )
    const placeholder = {
      title: '',
      elements: [[{ tag: 'text', text: '请升级至最新版本客户端，以查看内容' }]],
    }
    expect(likeness('interactive', sent, JSON.stringify(placeholder))).toBe('unclear')
    expect(likeness('interactive', sent, 'This message was recalled')).toBe('unclear')
  })
})
