import { describe, expect, it } from 'vitest'
import { problemCode } from '../../../src/domain/kernel/codes.ts'
import { said } from './said.ts'

/** What is left out is not spoken of, and what is not named cannot be updated (domain.md 3.10.3). */
describe('nothing is proposed where only what is left out is named', () => {
  const TEXTS = [
    '除WT-003外,其余均完成',
    '除WT-003外，其余均完成80%',
    '除ＷＴ－００３外，其餘均完成',
    '除 WT-003 外，其余均完成',
    '除了WT-003，其余都改完了',
    '除WT-003以外都完成了',
    '除WT-003之外全部完成',
    '除去WT-003，其余80%',
    '除开WT-003其余都改完了',
    '除3号问题外，其余均已完成',
    '除WT-003、WT-004外，其余都完成80%',
    '除WT-003，WT-004外，其余都完成80%',
    '除WT-003和4号问题以外，其他都申请销号',
    '除WT-003还没完成外，其余均完成',
    '除WT-003因资金未到位外，其余均已完成',
    '除WT-003完成80%外，其余均完成',
    'WT-003除外，其余均完成',
    'WT-003、WT-004除外，其余均完成80%',
    'WT-003以外的都完成了',
    'WT-003之外的问题都完成了80%',
    '扣除WT-003，其他都完成了',
    '剔除WT-003，整改率80%',
    '其余均完成（WT-003除外）',
    '都完成了，不含WT-003',
    '都完成了，不包括WT-003',
    '都完成80%，WT-003另说',
    'all done except WT-003',
    'Everything is done 100%, excluding WT-003',
    'all but WT-003 done',
    'all finished, WT-003 not included',
  ]
  it.each(TEXTS)('%s', (text) => expect(said(text)).toBe('none'))

  it.each(TEXTS)('in the thread of that item: %s', (text) => {
    expect(said(text, problemCode(3))).toBe('none')
    expect(said(text, problemCode(12))).toBe('none')
  })
})

const both = 'progress WT-001 80%, progress WT-002 80%'
const four = 'progress WT-001 80%, progress WT-002 80%, progress WT-004 80%, progress WT-005 80%'

describe('what is left out is not told of', () => {
  it.each([
    ['除WT-003外，WT-001、WT-002均完成80%', both],
    ['除了WT-003以外，WT-001、WT-002进度80%', both],
    ['除WT-003外WT-001、WT-002均完成80%', both],
    ['除WT-003因资金未到位外，WT-001、WT-002均完成80%', both],
    ['除WT-003进度60%外，WT-001和WT-002已完成80%', both],
    ['WT-001、WT-002（WT-003除外）均完成80%', both],
    ['WT-001、WT-002、WT-003均完成80%，WT-003除外', both],
    ['WT-001、WT-002、WT-003都80%，但WT-003除外', both],
    ['WT-001、WT-002、WT-003都80%，不包括WT-003', both],
    ['WT-001, WT-002 done 80%, excluding WT-003', both],
    ['WT-001 and WT-002 80%, except WT-003', both],
    ['WT-001至WT-005进度80%（WT-003除外）', four],
    ['WT-001到WT-005都完成80%，不含WT-003', four],
    ['WT-001到WT-005除WT-003外均完成80%', four],
    ['WT-001～WT-005，除WT-003外，均完成80%', four],
    ['WT-001、WT-002，除WT-003外都80%', both],
    ['除3号外，1到5号问题均完成80%', four],
    ['1到5号问题除3号外均完成80%', four],
    ['1-5号问题（3号除外）均完成80%', four],
    ['WT-001到WT-002、WT-003都完成80%，WT-003没有', `${both}, progress WT-003`],
    [
      'WT-001到WT-003申请销号，WT-003先不申请',
      'submit_closeout WT-001, submit_closeout WT-002, progress WT-003',
    ],
    ['WT-001到WT-005都完成80%，不包括3号问题', four],
    ['WT-001-005进度80%，WT-003不算', four],
    ['WT-001到WT-005都80%，其中WT-003不在内', four],
    ['WT-001到WT-005都80%，WT-003另行汇报', four],
    ['WT-001 to WT-005 80% except WT-003', four],
    ['除去WT-003，WT-001、WT-002申请销号', 'submit_closeout WT-001, submit_closeout WT-002'],
    ['除WT-003未完成外，WT-001、WT-002申请销号', 'submit_closeout WT-001, submit_closeout WT-002'],
    ['WT-001到WT-003申请销号（不含WT-003）', 'submit_closeout WT-001, submit_closeout WT-002'],
    ['除RW-003-1外，WT-003其他任务都完成了', 'progress WT-003'],
    ['除WT-003外，其余均完成80%。WT-006申请销号', 'submit_closeout WT-006'],
    ['除WT-003外，其余均完成80%，WT-006进度60%', 'progress WT-006 60%'],
    ['WT-001进度80%，其余问题均完成100%', 'progress WT-001 80%'],
    ['除WT-003外其余均完成。WT-003进度60%', 'progress WT-003 60%'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))
})

describe('nothing is left out by', () => {
  it.each([
    'WT-003除经费外均已落实，进度80%',
    'WT-003除制度还没印发外都做完了，进度80%',
    '除此之外，WT-003进度80%',
    'WT-003例外情形已清理，进度80%',
    '此外WT-003进度80%',
    'WT-003违建已拆除，进度80%',
    'WT-003外墙已修复，进度80%',
    'WT-003不含税金额已核对，进度80%',
    'WT-003另外两户已签，进度80%',
  ])('%s', (text) => expect(said(text)).toBe('progress WT-003 80%'))
})
