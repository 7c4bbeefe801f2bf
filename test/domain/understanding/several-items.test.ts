import { describe, expect, it } from 'vitest'
import { problemCode } from '../../../src/domain/kernel/codes.ts'
import { answered, said } from './said.ts'

/** What is said of one item is never stored for another; where that is not clear, it is asked (domain.md 3.10.3). */
describe('each item with its own figure', () => {
  it.each([
    ['WT-001 80%、WT-002 60%', 'progress WT-001 80%, progress WT-002 60%'],
    ['WT-001 80%、财政局WT-002 60%', 'progress WT-001 80%, progress WT-002 60%'],
    ['WT-001 80%财政局WT-002 60%', 'progress WT-001 80%, progress WT-002 60%'],
    [
      'WT-001：80%、WT-002：60%、WT-003：40%',
      'progress WT-001 80%, progress WT-002 60%, progress WT-003 40%',
    ],
    [
      'WT-001 80%、WT-002 60%、WT-003申请延期到10月31日、WT-004材料已上传',
      'progress WT-001 80%, progress WT-002 60%, request_extension WT-003 2025-10-31, evidence WT-004',
    ],
    ['1号问题八成、2号问题六成', 'progress WT-001 80%, progress WT-002 60%'],
    ['WT-001|80%|WT-002|60%', 'progress WT-001 80%, progress WT-002 60%'],
    [
      '建交局：WT-001完成80%，WT-002未完成；财政局：WT-003完成100%，申请销号；教育局：WT-004无进展。',
      'progress WT-001 80%, progress WT-002, submit_closeout WT-003 100%, progress WT-004',
    ],
    ['WT001WT002都80%', 'progress WT-001 80%, progress WT-002 80%'],
    ['WT-001WT-002都80%', 'progress WT-001 80%, progress WT-002 80%'],
    ['WT001W酒店80%', 'progress WT-001 80%'],
    ['WT-001和WT-002分别为80%、60%', 'progress WT-001 80%, progress WT-002 60%'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))
})

describe('no figure where nobody can tell whose it is', () => {
  it.each([
    ['WT-001、WT-002、WT-003分别80%、60%', 'progress WT-001, progress WT-002, progress WT-003'],
    ['WT-001、WT-002分别-5%、80%', 'progress WT-001, progress WT-002'],
    ['WT-001、WT-002合计80%', 'progress WT-001, progress WT-002'],
    ['WT-001、WT-002加起来完成80%', 'progress WT-001, progress WT-002'],
    ['三个问题进度分别为80%、60%、50%', 'none'],
    ['WT-001或WT-002完成80%', 'progress 80% which?'],
    ['WT-001或者WT-002申请销号', 'submit_closeout which?'],
    ['要么WT-001要么WT-002申请延期到10月31日', 'request_extension 2025-10-31 which?'],
    ['WT-001 or WT-002 done 80%', 'progress 80% which?'],
    ['WT-001完成后WT-002进度60%', 'progress WT-002 60%'],
    ['WT-001完成后，WT-002才能开始', 'progress WT-002'],
    ['WT-001（原WT-002）进度80%', 'progress WT-001 80%'],
    ['WT-001即WT-002，进度80%', 'progress WT-001 80%'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))

  it('even in the thread of another item', () => {
    expect(said('WT-001或WT-002完成80%', problemCode(3))).toBe('progress 80% which?')
    expect(answered('1.完成80%\n2.完成60%')).toBe('progress WT-012')
    expect(answered('两个项目分别80%和60%，总体70%')).toBe('progress WT-012 70%')
  })
})

describe('in English', () => {
  it.each([
    ['WT-012 is 80% done', 'progress WT-012 80%'],
    ['WT-012 from 60% to 80%', 'progress WT-012 80%'],
    ['WT-012 60% -> 80%', 'progress WT-012 80%'],
    ['WT-012 not 80% yet', 'progress WT-012'],
    ['WT-012 less than 80%', 'progress WT-012'],
    ['WT-012 could be 80%', 'progress WT-012'],
    ['WT-012 should reach 80% by Friday', 'progress WT-012'],
    ['WT-012 target 100%, now 60%', 'progress WT-012 60%'],
    ['If WT-012 is 80% then fine', 'none'],
    ['WT-012, if funds arrive, 80%', 'none'],
    ['WT-012 is it 80% done?', 'query WT-012'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))
})
