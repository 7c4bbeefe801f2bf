import { describe, expect, it } from 'vitest'
import { said } from './said.ts'

/** 销号 is said, and nobody applies for it now (domain.md 3.10.2). */
describe('close-out is spoken of', () => {
  it.each([
    ['a plan', 'WT-012下步工作：完成整改，申请销号'],
    ['a plan', 'WT-012下一步打算：1.补齐手续；2.申请销号'],
    ['a plan', 'WT-012工作安排：公示、验收、申请销号'],
    ['a plan', 'WT-012正在整理材料申请销号'],
    ['a plan', 'WT-012过了这个礼拜申请销号'],
    ['a condition', 'WT-012材料若齐，申请销号'],
    ['a condition', 'WT-012没有异议的前提下申请销号'],
    ['a condition', 'WT-012手续办妥之日申请销号'],
    ['a condition', 'WT-012有了批复才好申请销号'],
    ['a condition', 'WT-012视公示情况申请销号'],
    ['a condition', 'WT-012验收合格的，申请销号；不合格的，继续整改'],
    ['bidden', 'WT-012务求整改到位申请销号'],
    ['bidden', 'WT-012推动早日完成申请销号'],
    ['bidden', '督促WT-012责任单位整改到位申请销号'],
    ['written', '会议纪要载明WT-012申请销号'],
    ['written', '前任交接单上列WT-012申请销号'],
    ['written', '台账备注栏填的是WT-012申请销号'],
    ['denied', 'WT-012非申请销号，仅报备'],
    ['not done', 'WT-012已追回12万元，还有3万元正在催缴，申请销号'],
    ['not done', 'WT-012已拆除部分围墙，申请销号'],
    ['regretted', 'WT-012后悔申请销号'],
    ['regretted', 'WT-012申请销号，唉，发早了'],
    ['regretted', 'WT-012申请销号，手一抖就发了，请忽略'],
    ['regretted', 'WT-012申请销号，请当没看见'],
    ['regretted', 'WT-012申请销号，撤了'],
    ['regretted', 'WT-012申请销号，发到别的群的'],
    ['stopped', 'WT-012申请销号，领导叫停了'],
    ['stopped', 'WT-012申请销号，可群众又投诉了'],
    ['stopped', 'WT-012申请销号，刚发现漏了一户'],
    ['wanting', 'WT-012申请销号，不过附件缺两份'],
    ['wanting', 'WT-012申请销号，然而款项尚在途中'],
    ['a form', 'WT-012申请销号：是□ 否□'],
    ['a form', 'WT-012申请销号（是/否）：'],
    ['a form', 'WT-012 □申请销号 ☑申请延期'],
    ['a form', 'WT-012申请销号：______'],
    ['judged', 'WT-012原则同意申请销号'],
    ['judged', 'WT-012盲目申请销号'],
    ['in a batch', 'WT-012列入第二批申请销号'],
    ['by others', 'WT-012应由责任单位申请销号'],
    ['formerly', 'WT-012曾两次申请销号'],
    ['a condition', 'WT-012尾款结清后第二天申请销号'],
    ['not done', 'WT-012万事俱备只欠批文，申请销号'],
    ['in English', 'WT-012 can we 申请销号'],
    ['in English', 'WT-012 pending 申请销号'],
    ['in English', 'WT-012 not ready, 申请销号 next week'],
    ['in English', 'WT-012 sample: 申请销号'],
    ['in English', 'WT-012 申请销号 on hold'],
    ['in English', 'WT-012 Tom said done, 申请销号'],
  ])('%s: %s', (_, text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('such words about something else keep no close-out back', () => {
  it.each([
    'WT-012下一步工作已全部落实，申请销号',
    '整改情况：WT-012已完成，申请销号；下一步打算：加强监管',
    'WT-012符合要求，验收合格的报告已上传，申请销号',
    'WT-012推动早日建成的项目已完工，申请销号',
    'WT-012非税收入已上缴，申请销号',
    'WT-012不仅完成整改，还建立制度，申请销号',
    'WT-012已在整改台账登记，申请销号',
    'WT-012申请销号，请忽略上一条',
    'WT-012第三次申请销号',
    'WT-012由本单位申请销号',
    'WT-012第二批款项已退，申请销号',
    'WT-012申请销号，附件两份',
    'WT-012申请销号，群众无投诉',
    'WT-012申请销号，上次缺的两份已补',
    'WT-012申请销号：是☑ 否□',
    'WT-012 ☑申请销号 □申请延期',
    '□WT-012已整改到位，申请销号',
    'WT-012 completed as planned, 申请销号',
  ])('%s', (text) => {
    expect(said(text)).toContain('submit_closeout WT-012')
  })
})

describe('a share that is aimed at', () => {
  it.each([
    ['WT-012力争进度达到90%', 'progress WT-012'],
    ['WT-012确保进度90%', 'progress WT-012'],
    ['WT-012目前进度90%，力争月底进度100%', 'progress WT-012 90% 2025-09-30'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

/** Words of courtesy many times over take no time that grows with the square of their number. */
it.each(['好', '对吗', '没的已让', '没 '])('%s', { timeout: 2000 }, (unit) => {
  said(`WT-012申请销号，${unit.repeat(Math.floor(7900 / unit.length))}`)
})
