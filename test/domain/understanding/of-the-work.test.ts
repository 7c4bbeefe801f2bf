import { describe, expect, it } from 'vitest'
import { said } from './said.ts'

/** A slip, a paper that holds no longer or a lack may be of the work, and put right; or of the application. */
describe('a slip of the work', () => {
  it.each([
    'WT-012误发的补贴已追回，申请销号',
    '误发补贴已追回，WT-012申请销号',
    'WT-012因工作人员误操作造成的重复发放已追回，申请销号',
    'WT-012弄错的账目已更正，申请销号',
    'WT-012填错的表格已重填，申请销号',
    'WT-012暂缓发放的奖金已补发，申请销号',
    'WT-012核对无误申请销号',
    'WT-012账实相符无遗漏申请销号',
    'WT-012消除错误，申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    'WT-012误发了销号申请',
    'WT-012误发的销号申请已撤回',
    'WT-012误发的申请已更正，不申请销号',
    '误提交了WT-012的销号申请',
    '误报了WT-012的销号申请',
    '误提交了wt012 的销号申请，请退回',
    'WT-012误点了申请销号',
    'WT-012申请销号，弄错了',
    'WT-012申请销号，误操作',
    'WT-012暂缓，申请销号',
    'WT-012漏申请销号',
    'WT-012核对有误申请销号',
    'WT-012还差的两份材料今天补，申请销号',
    'WT-012还差的两份材料今天没补上，申请销号',
    'WT-012停了申请销号，先整改',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('a paper that holds no longer', () => {
  it.each([
    'WT-012违规合同已作废，申请销号',
    'WT-012作废的发票已重新开具，申请销号',
    'WT-012申请销号（之前的延期申请作废）',
    'WT-012申请销号，旧版作废，以此为准',
    'WT-012申请销号，上一条发错了，以这条为准',
    'WT-012已撤回违规设立的账户资金，申请销号',
    'WT-012结算了全部工程款，申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    'WT-012销号申请作废',
    'WT-012申请销号，作废',
    'WT-012申请销号，这条作废',
    'WT-012申请销号，旧的作废，这条也作废',
    'WT-012申请销号，刚才那条作废',
    'WT-012申请销号，取消',
    'WT-012申请销号，取消吧',
    'WT-012申请销号，算了',
    'WT-012撤回申请，申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('a lack of former days', () => {
  it.each([
    'WT-012之前还差的两份材料已补齐，申请销号',
    'WT-012此前尚未整改到位的围墙已拆，申请销号',
    'WT-012还剩的尾款今天付清了，申请销号',
    'WT-012经商议，申请销号',
    'WT-012上月还没完成，现在全部完成了，申请销号',
    'WT-012前期未落实到位，现已全部落实到位，申请销号',
    'WT-012原来不具备条件，现已具备，申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    'WT-012还差的两份材料明天补，申请销号',
    'WT-012之前没完成，现在也没完成，申请销号',
    'WT-012之前没完成，现在还在弄，申请销号',
    'WT-012上月还没完成，现在完成了一半，申请销号',
    'WT-012原来不具备条件，现在仍不具备，申请销号',
    'WT-012原来不具备条件，申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('what is wanting yet behind it', () => {
  it.each([
    'WT-012申请销号，如需补充材料请告知',
    'WT-012申请销号，纸质材料下午送到巡察办',
    'WT-012申请销号，没有其他问题',
    'WT-012申请销号，但未发现新的问题',
    'WT-012申请销号，还需领导审核',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    'WT-012申请销号，可是票据还没补',
    'WT-012申请销号，不过钱还没到账',
    'WT-012申请销号，只是材料没齐',
    'WT-012申请销号，但是不急',
    'WT-012申请销号，就差签字',
    'WT-012申请销号，尚需补材料',
    'WT-012申请销号，下午再报',
    'WT-012申请销号，今晚再提',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('what is able, and what only may be', () => {
  it.each(['WT-012提升服务效能申请销号', 'WT-012恢复使用功能，申请销号'])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each(['WT-012能申请销号了', 'WT-012能申请销号'])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})
