import { describe, expect, it } from 'vitest'
import { said } from './said.ts'

/** Where a comma is left out before an application, what is told before it is a statement of its own. */
describe('a finished statement', () => {
  it.each([
    'WT-012已于9月8日完成整改现申请销号',
    'WT-012不作为问题已整改到位现申请销号',
    'WT-012未批先建手续已补办现申请销号',
    'WT-012土地出让金已足额追缴到位现申请销号',
    'WT-012违规转让的股权已收回现申请销号',
    'WT-012所有人员均已轮岗到位现申请销号',
    'WT-012各部门均已落实整改措施现申请销号',
    'WT-012已由区财政局审核通过现申请销号',
    'WT-012该户已搬迁完毕现申请销号',
    'WT-012已提醒谈话3人整改到位现申请销号',
    'WT-012要害岗位人员已轮岗完毕现申请销号',
    'WT-012保证金已全部退还申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })
})

describe('no finished statement of the writer', () => {
  it.each([
    'WT-012他们已整改到位申请销号',
    'WT-012听说已整改到位申请销号',
    'WT-012领导说已整改到位申请销号',
    'WT-012以为已整改到位申请销号',
    'WT-012不是已整改到位申请销号',
    'WT-012没人说已整改到位申请销号',
    'WT-012如果已整改到位申请销号',
    'WT-012只要全部整改到位申请销号',
    'WT-012是否已整改到位申请销号',
    'WT-012尚未整改到位申请销号',
    'WT-012只有两项已整改到位申请销号',
    'WT-012除两项外均已整改到位申请销号',
    'WT-012已部分整改到位申请销号',
    'WT-012个别已整改到位申请销号',
    'WT-012大部分已整改到位申请销号',
    'WT-012必须全部整改到位申请销号',
    'WT-012请全部整改到位申请销号',
    'WT-012等全部整改到位申请销号',
    'WT-012应全部整改到位申请销号',
    'WT-012得全部整改到位申请销号',
    'WT-012下周三已整改到位申请销号',
    'WT-012已停止申请销号',
    'WT-012已取消申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('the application itself', () => {
  it.each([
    'WT-012已整改到位可申请销号',
    'WT-012已整改到位准备申请销号',
    'WT-012已整改到位下周申请销号',
    'WT-012已整改到位但不申请销号',
    'WT-012已整改到位还没申请销号',
    'WT-012已整改到位由街道申请销号',
    'WT-012已整改到位请科室申请销号',
    'WT-012已整改到位要不要申请销号',
    'WT-012于9月8日申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})
