import { describe, expect, it } from 'vitest'
import { answered, said } from './said.ts'

/** What its writer takes back in the same breath is not put before him (domain.md 3.10.2). */
describe('nothing is left of what is taken back', () => {
  it.each([
    'WT-012进度60%，开玩笑的',
    'WT-012进度60%，逗你玩',
    'WT-012进度60%，当我没说',
    'WT-012进度60%，撤回',
    'WT-012进度60%，发错了',
    'WT-012進度60%，發錯了',
    'WT-012进度60%。写错了，抱歉',
    'WT-012进度60%，不算数哈',
    'WT-012申请延期到10月31日，说着玩的',
    'WT-012材料已上传，发错群了',
    'WT-012我来认领，当我没说',
    'WT-012进度60%，WT-013进度70%，都作废',
    'WT-012 60%, just kidding',
    'WT-012 60%, ignore this',
  ])('%s', (text) => expect(said(text)).toBe('none'))

  it('nor in a thread', () => {
    expect(answered('60%，发错了')).toBe('none')
  })
})

describe('a correction is no taking back', () => {
  it.each([
    ['WT-012进度60%，写错了，是70%', 'progress WT-012 70%'],
    ['WT-012进度60%，不对，70%', 'progress WT-012 70%'],
    ['WT-012进度60%，发错了，是WT-013', 'progress WT-013 60%'],
    ['刚才发错了，WT-012进度60%', 'progress WT-012 60%'],
    ['WT-012进度60%，之前的作废', 'progress WT-012 60%'],
    ['WT-012进度60%，发错的凭证已追回', 'progress WT-012 60%'],
    ['WT-012完成60%是不可能的', 'progress WT-012'],
    ['WT-012 60%（预计）', 'progress WT-012'],
    ['WT-012进度六０%', 'progress WT-012'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))
})
