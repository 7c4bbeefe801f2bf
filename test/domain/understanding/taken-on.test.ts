import { describe, expect, it } from 'vitest'
import { said } from './said.ts'

describe('an item is taken on in plain words', () => {
  it.each([
    'WT-012我领走了哈',
    'WT-012我们领回去了',
    'WT-012我们扛了',
    'WT-012我揽了',
    'WT-012咱来办',
    'WT-012俺来弄',
    'WT-012划给我们科了',
  ])('%s', (text) => expect(said(text)).toBe('claim WT-012'))

  it.each(['WT-012材料我领走了', 'WT-012我领走了整改通知书', 'WT-012谁来扛', 'WT-012我们没领走'])(
    'but not in %s',
    (text) => expect(said(text)).not.toContain('claim'),
  )
})

describe('evidence is handed over wherever the chat keeps files', () => {
  it.each([
    'WT-012的会议纪要发在群文件里了',
    'WT-012摘要发在群文件里了',
    'WT-012凭证扔群里了',
    'WT-012照片搁群里了',
    'WT-012材料递给巡察办了',
    'WT-012佐证推送到系统',
  ])('%s', (text) => expect(said(text)).toBe('evidence WT-012'))

  it.each([
    'WT-012凭证要发在群文件里',
    'WT-012纪要明天发在群文件里',
    'WT-012纪要没发在群里',
    'WT-012今晚报上来',
    'WT-012材料下午发群里',
  ])('but not in %s', (text) => expect(said(text)).not.toContain('evidence'))
})

describe('where an extension stands is asked', () => {
  it.each([
    'WT-012延期申请交上去了吗？',
    'WT-012延期申请报了没',
    'WT-012延期申请收到没有？',
    'WT-012申请延期没',
  ])('%s', (text) => expect(said(text)).toBe('query WT-012'))

  it.each(['WT-012可以申请延期吗', 'WT-012能延期吗', 'WT-012延期申请已提交，请审批'])(
    'but asked for in %s',
    (text) => expect(said(text)).toBe('request_extension WT-012'),
  )
})

describe('what stands in the way is told in plain words', () => {
  it.each([
    'WT-012请领导出面协调一下国土那边',
    'WT-012望区领导出面',
    'WT-012对方公司注销了，追不回',
    'WT-012款项要不回',
  ])('%s', (text) => expect(said(text)).toBe('blocker WT-012'))

  it.each(['WT-012堵点问题清单已梳理', 'WT-012困难台账已建', 'WT-012已和国土协调一下'])(
    'but not in %s',
    (text) => expect(said(text)).toBe('progress WT-012'),
  )

  it('and what is only put off is no extension', () => {
    expect(said('WT-012推迟到9月25日开会')).toBe('progress WT-012 2025-09-25')
    expect(said('WT-012申请推迟到9月25日上会')).toBe('request_extension WT-012 2025-09-25')
  })
})

describe('what is lengthened is the time of the item', () => {
  it.each([
    ['WT-012公示期延长至9月25日', 'progress WT-012 2025-09-25'],
    ['WT-012合同延长到10月底', 'progress WT-012 2025-10-31'],
    ['WT-012施工方申请延期到10月底', 'progress WT-012 2025-10-31'],
    ['WT-012租户请求宽限到10月底', 'progress WT-012 2025-10-31'],
    ['WT-012因施工方要求返工，申请延期到10月底', 'request_extension WT-012 2025-10-31'],
    ['WT-012合同没签下来，申请延长到10月底', 'request_extension WT-012 2025-10-31'],
    ['WT-012整改期限延长到10月底', 'request_extension WT-012 2025-10-31'],
    ['WT-012缓几天', 'request_extension WT-012'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))
})

describe('to forbid close-out orders nobody about', () => {
  it.each(['WT-012没有完成，别给我销号', 'WT-012还没改完，不要直接销号'])('%s', (text) =>
    expect(said(text)).toBe('progress WT-012'),
  )

  it.each(['WT-012给我销号', 'WT-012不要审核，直接销号', '把不能销号的WT-012改为已销号'])(
    'but %s does',
    (text) => expect(said(text)).toBe('none'),
  )
})
