import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { readMessage } from '../../../src/domain/understanding/read-message.ts'
import { calendar, codeOf, corpora, messagesOf } from './grade.ts'
import { answered, readingsOfText, said } from './said.ts'

/** A quotation or a relay is not an update (domain.md 3.10.2). */
describe('what somebody else wrote is not the writer’s own', () => {
  it.each([
    '> WT-012进度80%',
    '>WT-012申请销号',
    '＞WT-012完成80%',
    '》WT-012完成80%',
    '>> WT-012完成80%',
    '  > WT-012申请延期到10月31日',
    '| WT-012进度80%',
    '｜张三：WT-012进度80%',
    '> WT-012进度80%\n收到',
    '收到\n> WT-012进度80%',
    '> 张三：WT-012材料已上传\n> RW-012-2也传了\n好的',
    '>WT-012申请销号\n这个不行',
    '「张三：WT-012进度80%」\n- - - - - - - - -\n收到',
    `「张三：WT-012进度80%，${'逐户核对，'.repeat(60)}」\n- - - - - - - - -\n好的`,
    '```\nWT-012进度80%\n```',
    '转发：WT-012进度80%',
    '轉發：WT-012進度80%',
    '【转发】WT-012进度80%',
    '[转发] WT-012申请销号',
    '转发张三：WT-012进度80%',
    '转张局：WT-012进度80%',
    '转自建交局：WT-012进度80%',
    '代转：WT-012进度80%',
    '以下是转发：WT-012进度80%',
    '以下转自工作群\nWT-012进度80%',
    '下面是建交局发的：WT-012进度80%',
    '---转发---\nWT-012进度80%',
    '收到。\n转发：\nWT-012进度80%',
    '原文：WT-012进度80%',
    '原文如下：WT-012申请销号',
    '引用：WT-012进度80%',
    '引用张三：WT-012申请延期到10月31日',
    '建交局原话：WT-012进度80%',
    '聊天记录：\n张三：WT-012进度80%',
    '[聊天记录] WT-012进度80%',
    '截图内容：WT-012进度80%',
    '张三写道：WT-012进度80%',
    '张三写道：12号问题进度80%',
    '转发：80%',
    '张三写道：80%',
    '张三回复：WT-012进度80%',
    '张三在群里发：WT-012进度80%',
    '张三刚发的：WT-012进度80%',
    '他发的是WT-012进度80%',
    '张三 2025-09-10 09:30\nWT-012进度80%',
    '李明 9月9日 18:22\nWT-012申请销号\n王芳 9月9日 18:25\n收到',
    '陈建国 09:30\nWT-012进度80%',
    'Fwd: WT-012 80%',
    'FW: WT-012 80%',
    'Forwarded message: WT-012 80% done',
    '---------- Forwarded message ----------\nWT-012进度80%',
    'On Monday, Zhang San wrote:\n> WT-012 80%\nok',
    'Zhang San wrote: WT-012 80%',
  ])('%s', (text) => {
    expect(said(text)).toBe('none')
    expect(answered(text)).toBe('none')
  })
})

describe('beside a quotation, the writer’s own words are read', () => {
  it.each([
    ['> WT-012进度80%\nWT-013进度60%', 'progress WT-013 60%'],
    ['WT-013进度60%\n> WT-012进度80%', 'progress WT-013 60%'],
    ['> WT-012进度80%\n> WT-014申请销号\n我们WT-013申请销号', 'submit_closeout WT-013'],
    ['「李四：WT-014进度80%」\n———\nWT-012材料已上传', 'evidence WT-012'],
    ['WT-013进度60%\n李明 9月9日 18:22\nWT-012申请销号', 'progress WT-013 60%'],
    ['推进会 14:30\nWT-012进度80%', 'progress WT-012 80%'],
    ['高新区 09:30\nWT-012进度80%', 'progress WT-012 80%'],
    ['张三 09:30 报：WT-012进度80%', 'progress WT-012 80%'],
    ['WT-012已转发各科室学习，进度80%', 'progress WT-012 80%'],
    ['回复张三：WT-012进度80%', 'progress WT-012 80%'],
    ['建交局回复：WT-012进度80%', 'progress WT-012 80%'],
    ['WT-012进度60%->80%', 'progress WT-012 80%'],
    ['| WT-012 | 80% |', 'progress WT-012 80%'],
    ['系统显示WT-012进度80%，实际60%', 'progress WT-012 60%'],
    ['《关于WT-012的\n》已印发，WT-012进度80%', 'progress WT-012 80%'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))

  it('of the item whose card is answered', () => {
    expect(answered('> WT-014进度80%\n我们目前70%')).toBe('progress WT-012 70%')
  })

  it.each(['台账里写着WT-012进度80%', '系统显示WT-012进度80%'])('%s tells no figure', (text) =>
    expect(readingsOfText(text)[0]?.percent).toBeUndefined(),
  )

  it('and only they are noted', () => {
    expect(readingsOfText('＞ WT-014进度80%\nWT-013进度60%，方案已印发')[0]?.note).toBe(
      'WT-013进度60%，方案已印发',
    )
  })
})

describe('whatever a message says, passed on it says nothing', () => {
  const PASSED_ON: Readonly<Record<string, (text: string) => string>> = {
    'quoted line by line': (text) => text.replace(/^/gm, '> '),
    'quoted in full width': (text) => text.replace(/^/gm, '》'),
    forwarded: (text) => `转发：${text}`,
    'forwarded under a head': (text) => `以下是转发：\n${text}`,
    'written by somebody': (text) => `张三写道：${text}`,
    'copied from a chat': (text) => `张三 2025-09-10 09:30\n${text}`,
    'answered to': (text) => `「张三：${text}」\n- - - - - -\n收到`,
  }
  const messages = corpora().flatMap(messagesOf)

  it.each(Object.entries(PASSED_ON))('%s', (_name, pass) => {
    for (const { text, now, context } of messages) {
      const today = calendar.dayOf(instant(Date.parse(now)))
      const { readings } = readMessage(pass(text), { today, calendar, replyTo: codeOf(context.reply_to) })
      const updates = readings.filter(({ intent }) => intent !== 'none' && intent !== 'query')
      expect(updates, pass(text)).toEqual([])
    }
  })
})
