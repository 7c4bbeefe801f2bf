import { describe, expect, it } from 'vitest'
import { NEVER_CLOSED } from './never-closed.ts'
import { answered, said } from './said.ts'

/** Nothing is put up for close-out unless its writer applies for it, here and now, for the item (domain.md 3.10.2). */
describe('no end is applied for where it', () => {
  it.each([
    ['is denied', 'WT-012 尚未 申请办结'],
    ['is denied', 'WT-012 尚未 申请销号'],
    ['is denied', 'WT-012 不能 申请验收'],
    ['is denied', 'WT-012 不能 申请销号'],
    ['is denied', 'RW-012-1 暂时还不能，申请办结'],
    ['is denied', 'RW-012-1 暂时还不能，申请销号'],
    ['is denied', 'RW-012-1 还没到时候，申请办结'],
    ['is denied', 'RW-012-1 条件不成熟，申请办结'],
    ['is denied', 'RW-012-1 为时尚早，申请办结'],
    ['is denied', '暂不 WT-012 申请办结'],
    ['is denied', 'WT-012 没有，申请验收'],
    ['is denied', 'WT-012 we cannot request closure'],
    ['is denied', 'WT-012 we do not request closure'],
    ['is denied', "WT-012 we can't yet, request closure"],
    ['is denied', 'WT-012 not done, request closure'],
    ['is denied', 'WT-012 too early to request closure'],
    ['is denied', 'WT-012 no reason to apply for close-out'],
    ['is denied', 'RW-012-1 not ready to request acceptance'],
    ['is denied', 'WT-012 暂时不能。申请销号'],
    ['is denied', 'WT-012 尚未...申请销号'],
    ['is under way', 'WT-012 正在准备材料 申请办结'],
    ['is supposed', 'WT-012 if the board agrees we apply for close-out'],
    ['is supposed', 'WT-012, if approved, request closure'],
    ['is supposed', 'WT-012 once the audit is done we request closure'],
    ['is supposed', 'WT-012 request closure unless audit objects'],
    ['is supposed', 'WT-012 如果 申请办结'],
    ['is supposed', 'WT-012 倘若批准 申请验收'],
    ['is put off', 'WT-012 准备 申请办结'],
    ['is put off', 'WT-012 下周三 申请办结'],
    ['is put off', 'WT-012 公示期满后，申请办结'],
    ['is put off', 'WT-012 will request closure'],
    ['is put off', 'WT-012 planning to request closure next week'],
    ['is asked', 'WT-012 能不能 申请办结'],
    ['is asked', 'WT-012 shall we request closure?'],
    ['is past', 'RW-012-1 昨天 申请办结'],
    ['is past', 'RW-012-1 上周已，申请办结'],
    ['is past', 'WT-012 requested closure last week'],
    ['is refused', 'RW-012-1 申请办结，被退回了'],
    ['is refused', 'RW-012-1 申请办结，没通过'],
    ['is refused', 'RW-012-1 申请办结 又被驳回'],
    ['is refused', 'WT-012 申请销号，被退回了'],
    ['is refused', 'WT-012 request closure, rejected'],
    ['is refused', 'WT-012 申请办结，领导没同意'],
    ['is refused', 'WT-012 申请销号，领导没同意'],
    ['is refused', 'WT-012 申请销号 退回来了'],
    ['is told', 'WT-012 the contractor says: request closure'],
    ['is told', 'WT-012 他们 申请办结'],
    ['is told', 'WT-012 施工方，申请办结'],
    ['is quoted', 'WT-012 点“申请办结”按钮'],
    ['is quoted', 'WT-012 请点 "request closure"'],
    ['is quoted', 'WT-012 张三写的是「申请验收」'],
    ['is bidden', 'WT-012 领导让 申请办结'],
    ['is bidden', 'WT-012 请建交局 申请验收'],
    ['is bidden', 'WT-012 please request closure'],
    ['is of a thing', 'WT-012 12万元押金退了，申请核销'],
    ['is of a thing', 'WT-012 诉讼结束，申请结案'],
    ['is of a thing', 'WT-012 食堂 申请验收'],
    ['is of a thing', 'WT-012 食堂改完 申请验收'],
    ['is of a thing', 'WT-012 电梯装好了，提请验收'],
    ['is of a thing', 'WT-012 三笔呆账，申请核销'],
    ['is of a thing', 'WT-012 法院 申请结案'],
    ['is of a thing', 'WT-012 执行款到账，请予结案'],
    ['is of a thing', 'WT-012申请验收，消防设施已整改'],
    ['is of a thing', 'WT-012课题完成，申请结项'],
    ['is of a thing', 'WT-012 road works finished, request acceptance'],
  ])('%s: %s', (_why, text) => expect(said(text)).not.toContain('submit_closeout'))

  it('in an answer to its card', () => {
    expect(answered('尚未 申请办结')).not.toContain('submit_closeout')
    expect(answered('暂时还不能，申请验收')).not.toContain('submit_closeout')
    expect(answered('诉讼结束，申请结案')).not.toContain('submit_closeout')
  })
})

describe('an end is applied for by', () => {
  it.each([
    'WT-012 申请办结',
    'WT-012 整改完成 申请销号',
    'WT-012 12万元押金退了，申请办结',
    'WT-012 没有遗留问题，申请销号',
    'WT-012 已召开党组会，申请销号',
    'WT-012 整改材料齐全，申请验收，请审核',
    'WT-012 各项措施均已落实，申请验收',
    'WT-012 三项措施全部落实，提请验收，材料附后',
    '【建交局】WT-012整改完成，申请验收',
    '各位领导好，WT-012申请验收，谢谢',
    'WT-012 公示至9月5日，申请销号',
    'WT-012 已按退回意见整改完毕，申请办结',
    'WT-012任务全部完成。申请办结。',
    'WT-013还没有，WT-012申请销号',
    'WT-013还没有。WT-012申请销号',
    '现将WT-012申请办结，请审批',
    'WT-012 all done, we request closure',
    'WT-012 work completed, requesting acceptance',
    'WT-012, we hereby apply for close-out',
  ])('%s', (text) => expect(said(text)).toContain('submit_closeout WT-012'))
})

/** What denies an application denies it across a blank or a comma, and for every word of an end. */
describe('parted from what it hangs on', () => {
  const PARTED: readonly ((text: string) => string)[] = [
    (text) => text.replaceAll('申请', ' 申请'),
    (text) => text.replace('WT-012', 'WT-012 ').replaceAll('申请', ' 申请'),
    (text) => text.replaceAll('申请销号', '，申请销号'),
  ]
  const ENDS = ['销号', '办结', '验收']

  it.each(NEVER_CLOSED)('%s closes nothing', (text) => {
    for (const parted of PARTED)
      for (const end of ENDS) {
        const other = parted(text).replaceAll('销号', end)
        expect(said(other), other).not.toContain('submit_closeout')
      }
  })
})
