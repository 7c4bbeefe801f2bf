import { describe, expect, it } from 'vitest'
import { answered, said } from './said.ts'

/**
 * Who asks for the 办结 of a task applies for its acceptance (domain.md 3.5 T5; /办结 of contract.md 4), who asks for
 * the acceptance of a problem for its close-out (3.4 P10). It is put to him as that, and is no progress.
 */
describe('an end applied for', () => {
  it.each([
    'RW-012-2申请办结',
    'RW-012-2 申请办结',
    'RW－０１２－２　申请办结',
    'RW-012-2申請辦結',
    'RW-012-2，申请办结',
    'RW-012-2申请销号',
    'RW-012-2提请验收',
    'RW-012-2 报请验收',
    'RW-012-2恳请验收',
    'RW-012-2请求核销',
    'RW-012-2请求办结',
    'RW-012-2申报办结',
    '申请RW-012-2办结',
    '申请 RW-012-2 办结',
    '申请对RW-012-2予以办结',
    '提请对RW-012-2进行验收',
    '现申请将RW-012-2办结',
    'RW-012-2已完成，申请办结',
    'RW-012-2整改到位，现提请验收，请审核',
    'RW-012-2完成，请予办结',
    'RW-012-2材料齐全，特申请办结，谢谢',
    '12号问题第2项任务申请办结',
    'RW-012-2 apply for close-out',
    'RW-012-2 apply for closure',
    'RW-012-2 request close-out',
    'RW-012-2 requesting acceptance',
  ])('%s', (text) => expect(said(text)).toBe('submit_closeout RW-012-2'))

  it.each([
    'WT-012申请办结',
    'WT-012整改完成，申请办结',
    'WT-012提请验收',
    'WT-012申请验收',
    'WT-012请求核销',
    'WT-012申请结案',
    'WT-012整改完成，提请结项',
    'WT-012 request close-out',
  ])('%s', (text) => expect(said(text)).toBe('submit_closeout WT-012'))

  it('of several, with a figure, or in an answer to its card', () => {
    expect(said('RW-012-2、RW-012-3申请办结')).toBe('submit_closeout RW-012-2, submit_closeout RW-012-3')
    expect(said('RW-012-2 100%，申请办结')).toBe('submit_closeout RW-012-2 100%')
    expect(said('WT-013进度80%；RW-012-2申请办结')).toBe('progress WT-013 80%, submit_closeout RW-012-2')
    expect(answered('申请办结')).toBe('submit_closeout WT-012')
    expect(said('申请办结')).toBe('submit_closeout which?')
  })
})

describe('no end is applied for', () => {
  it.each([
    ['put off', 'RW-012-2准备申请办结'],
    ['put off', 'RW-012-2下周申请办结'],
    ['put off', 'RW-012-2计划9月20日申请办结'],
    ['put off', 'RW-012-2等盖章后再申请办结'],
    ['put off', 'RW-012-2力争月底前办结'],
    ['put off', 'RW-012-2争取下周提请验收'],
    ['denied', 'RW-012-2不申请办结'],
    ['denied', 'RW-012-2还不能申请办结'],
    ['denied', 'RW-012-2尚未完成，申请办结'],
    ['denied', 'RW-012-2不具备条件，申请验收'],
    ['denied', 'RW-012-2先别申请办结'],
    ['taken back', 'RW-012-2申请办结，算了，先别办'],
    ['asked', 'RW-012-2能申请办结吗'],
    ['asked', 'RW-012-2能不能申请办结'],
    ['asked', 'RW-012-2申请办结了吗？'],
    ['asked', 'RW-012-2什么时候申请验收'],
    ['a condition', '如果RW-012-2完成就申请办结'],
    ['a condition', 'RW-012-2若验收通过，申请办结'],
    ['hearsay', '听说RW-012-2申请办结'],
    ['a quotation', '> RW-012-2申请办结'],
    ['a quotation', '“RW-012-2申请办结”'],
    ['a forwarded text', '转发：RW-012-2申请办结'],
    ['an order', '请建交局RW-012-2尽快申请办结'],
    ['an order', '请各单位抓紧对RW-012-2申请办结'],
    ['its fate', 'RW-012-2申请办结被退回'],
    ['told', 'RW-012-2昨天已申请办结'],
    ['told', 'RW-012-2已办结'],
    ['told', 'RW-012-2办结了'],
    ['papers', 'RW-012-2申请办结的材料还没齐'],
    ['papers', 'RW-012-2办结申请表在哪下载'],
    ['of another thing', 'WT-012申请核销坏账3万元'],
    ['of another thing', 'WT-012坏账已清理，申请核销'],
    ['of another thing', 'WT-012道路工程已申请验收'],
    ['of another thing', 'WT-012道路工程完工，申请验收'],
    ['of another thing', 'WT-012项目提请住建局验收'],
    ['of another thing', 'WT-012申请竣工验收'],
    ['of another thing', 'WT-012已向法院申请结案'],
    ['of another thing', 'WT-012设备到货，已提请供应商验收'],
    ['of another thing', 'WT-012发票申请核销'],
  ])('%s: %s', (_why, text) => expect(said(text)).not.toContain('submit_closeout'))
})
