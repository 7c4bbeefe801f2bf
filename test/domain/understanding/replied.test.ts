import { describe, expect, it } from 'vitest'
import { answered, said } from './said.ts'

describe('in an answer, what is said before another item is named is of the item answered', () => {
  it.each([
    ['申请销号，WT-013还不行', 'submit_closeout WT-012, progress WT-013'],
    ['这个完成了申请销号，WT-013还不行', 'submit_closeout WT-012, progress WT-013'],
    ['已整改到位，申请销号。WT-013还差票据', 'submit_closeout WT-012, progress WT-013'],
    ['整改完成，申请销号；WT-013完成60%', 'submit_closeout WT-012, progress WT-013 60%'],
    ['申请销号，WT-013什么时候到期？', 'submit_closeout WT-012, query WT-013'],
    ['这条申请延期到10月31日，WT-013 60%', 'request_extension WT-012 2025-10-31, progress WT-013 60%'],
    ['完成60%，WT-013完成70%', 'progress WT-012 60%, progress WT-013 70%'],
    ['卡在财政了，WT-013正常', 'blocker WT-012, progress WT-013'],
  ])('%s', (text, reading) => expect(answered(text)).toBe(reading))

  it.each([
    ['不是这个，WT-013完成60%', 'progress WT-013 60%'],
    ['说错了，WT-013完成60%', 'progress WT-013 60%'],
    ['昨天开会了，WT-013完成70%', 'progress WT-013 70%'],
    ['申请销号，WT-013', 'submit_closeout WT-013'],
    ['整改完成申请销号，问题编号WT-013', 'submit_closeout WT-013'],
    ['完成60%，WT-012申请延期到10月31日', 'request_extension WT-012 60% 2025-10-31'],
  ])('but not in %s', (text, reading) => expect(answered(text)).toBe(reading))
})

describe('several items named in short', () => {
  it.each([
    ['1号2号问题都六成', 'progress WT-001 60%, progress WT-002 60%'],
    ['问题1到3进度六成', 'progress WT-001 60%, progress WT-002 60%, progress WT-003 60%'],
    ['RW-001-1至RW-001-3完成', 'progress RW-001-1, progress RW-001-2, progress RW-001-3'],
    ['WT-001：任务一60%，任务二80%', 'progress RW-001-1 60%, progress RW-001-2 80%'],
    ['下周三WT-012上会', 'progress WT-012 2025-09-17'],
    ['参照wt003 的做法，wt004 完成五成', 'progress WT-004 50%'],
    ['12号，13号问题都六成', 'progress WT-012 60%, progress WT-013 60%'],
    ['1.12号问题60%\n2.13号问题70%', 'progress WT-012 60%, progress WT-013 70%'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))

  it.each([
    ['15号3号问题上会', 'progress WT-003 2025-09-15'],
    ['今天18号，5号问题进度六成', 'progress WT-005 60% 2025-09-18'],
    ['十二号，第9号问题去现场', 'progress WT-009 2025-09-12'],
    ['下周三12号问题上会', 'progress WT-012 2025-09-17'],
    ['今天是18号、5号问题进度六成', 'progress WT-005 60% 2025-09-18'],
    ['下周一，二号问题上会', 'progress WT-002 2025-09-15'],
    ['下周一、二号问题上会', 'progress WT-002 2025-09-15'],
    ['昨天12号问题上会了', 'progress WT-012'],
    ['问题12到80%', 'progress WT-012 80%'],
    ['RW-001-1到RW-002-3完成', 'progress RW-002-3'],
    ['9.12号问题会上研究', 'none'],
  ])('but not in %s', (text, reading) => expect(said(text)).toBe(reading))

  it('and a day is no further problem', () => {
    expect(said('问题1到3号完成')).not.toContain('WT-003')
    expect(said('问题1到3月完成')).not.toContain('WT-003')
  })
})
