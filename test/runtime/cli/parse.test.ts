import { describe, expect, it } from 'vitest'
import { commandLine } from './command-line.ts'

describe('parse', () => {
  const now = '2025-09-10T10:00:00+08:00'

  it('answers each line with the items that were read', async () => {
    const { runWith } = commandLine()
    const lines = [
      JSON.stringify({
        id: 'a',
        text: 'WT-012进度80%，WT-013申请延期至10月31日',
        now,
        context: { reply_to: null },
      }),
      '',
      JSON.stringify({
        id: 'b',
        text: '材料传上去了',
        now,
        context: { reply_to: 'RW-032-2' },
        tags: ['reply'],
      }),
      JSON.stringify({ id: 'c', text: '进度六成', now }),
    ]
    const { code, out, err } = await runWith(lines, 'parse')
    expect([code, err]).toEqual([0, ''])
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        id: 'a',
        items: [
          { intent: 'progress', refs: ['WT-012'], percent: 80, note: '进度80%' },
          { intent: 'request_extension', refs: ['WT-013'], due: '2025-10-31', note: '申请延期至10月31日' },
        ],
      },
      { id: 'b', items: [{ intent: 'evidence', refs: ['RW-032-2'], note: '材料传上去了' }] },
      { id: 'c', items: [{ intent: 'progress', refs: [], percent: 60, note: '进度六成', clarify: true }] },
    ])
  })

  it('names the lines that it cannot read, answers the others and fails', async () => {
    const { runWith } = commandLine()
    const good = JSON.stringify({ id: 'a', text: '哈哈哈', now })
    const strange = JSON.stringify({ id: 'b', text: '80%', now, context: { reply_to: 'WT-X' } })
    const { code, out, err } = await runWith([good, 'not JSON', strange, good], 'parse')
    expect(code).toBe(1)
    expect(out).toBe(`${'{"id":"a","items":[{"intent":"none","refs":[]}]}\n'.repeat(2)}`)
    expect(err).toMatch(
      /^line 2: not JSON\nline 3: context: reply_to: expected a code .*\n2 of 4 lines .*\n$/,
    )
  })
})
