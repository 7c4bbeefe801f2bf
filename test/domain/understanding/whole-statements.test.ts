import { describe, expect, it } from 'vitest'
import { said } from './said.ts'

/** What ends like the beginning of another clause may be a statement of its own, or not (domain.md 3.10.2). */
describe('a noun at the end', () => {
  it.each([
    'WT-012达到目标要求，申请销号',
    'WT-012整改结果符合上级要求，申请销号',
    'WT-012已落实巡察组全部建议，申请销号',
    'WT-012已印发规范收费的通知，申请销号',
    'WT-012应区委要求，重新提交销号申请',
    '按照会议要求，WT-012申请销号',
    'WT-012按贵办要求，申请销号',
    'WT-012已完成年度培训计划，申请销号',
    'WT-012已做好迎检准备，申请销号',
    'WT-012满足群众需要，申请销号',
    'WT-012整改效果理想，申请销号',
    'WT-012及时作出回应，申请销号',
    'WT-012恢复正常供应，申请销号',
    'WT-012写了学习心得，申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    'WT-012领导要求，申请销号',
    'WT-012王局建议，申请销号',
    'WT-012巡察办通知，申请销号',
    'WT-012领导已要求，申请销号',
    'WT-012书记指示，申请销号',
    'WT-012计划，申请销号',
    'WT-012已计划，申请销号',
    'WT-012已准备，申请销号',
    'WT-012需要，申请销号',
    'WT-012未达到要求，申请销号',
    'WT-012没有达到销号要求，申请销号',
    'WT-012不符合要求，申请销号',
    'WT-012尚未落实巡察建议，申请销号',
    'WT-012没有完成培训计划，申请销号',
    'WT-012还没做好准备，申请销号',
    '按领导要求，WT-012下周申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('a thing that has ended', () => {
  it.each([
    'WT-012违规收费一律停止，申请销号',
    'WT-012违规收费取消，申请销号',
    'WT-012违规设立的机构已撤销，申请销号',
    'WT-012违规行为一起没有，申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    'WT-012停止，申请销号',
    'WT-012取消，申请销号',
    'WT-012我们取消，申请销号',
    'WT-012决定取消，申请销号',
    'WT-012已撤销，申请销号',
    'WT-012已撤回，申请销号',
    'WT-012没有，申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('whom it touches', () => {
  it.each(['WT-012涉及群众35户，申请销号', 'WT-012惠及沿街商户，申请销号', 'WT-012已更换施工方，申请销号'])(
    'applied for: %s',
    (text) => {
      expect(said(text)).toBe('submit_closeout WT-012')
    },
  )

  it.each(['WT-012施工方，申请销号', 'WT-012对方，申请销号'])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('what was waiting, and some of it', () => {
  it.each([
    'WT-012待岗人员18名全部安置完毕，申请销号',
    'WT-012待整改的5项已全部完成，申请销号',
    '待处置资产已全部处置，WT-012申请销号',
    'WT-012等3个点位已整改，申请销号',
    '若干遗留问题已解决，WT-012申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    'WT-012待公示，申请销号',
    'WT-012待款项退还，申请销号',
    'WT-012待人员安置完毕，申请销号',
    'WT-012等3天公示期满，申请销号',
    'WT-012若公示无异议，申请销号',
    'WT-012若已到账，申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('what is planned', () => {
  it.each(['WT-012原计划9月底完成，现提前完成，申请销号', 'WT-012建立台账，确保资金到位，申请销号'])(
    'applied for: %s',
    (text) => {
      expect(said(text)).toBe('submit_closeout WT-012')
    },
  )

  it.each([
    'WT-012预计月底完成，申请销号',
    'WT-012原计划9月底完成，申请销号',
    'WT-012争取9月底完成，申请销号',
    'WT-012计划完成整改，申请销号',
    'WT-012确保完成，申请销号',
    'WT-012下周整改完成，申请销号',
    'WT-012下周三整改完成，申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('a condition only by its letters', () => {
  it.each([
    'WT-012主要是制度缺失，现已建章立制，申请销号',
    'WT-012就当前存在的问题已全部整改，申请销号',
    'WT-012三方验收全部通过，申请销号',
    '今后一律不再发放，WT-012整改完毕，申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    'WT-012要是完成，申请销号',
    'WT-012就当申请销号',
    '所有申请全部通过，WT-012申请销号',
    '今后一律按销号处理，WT-012申请销号',
    '请把所有验收全部通过，WT-012申请销号',
    'WT-012以为已整改到位，申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})
