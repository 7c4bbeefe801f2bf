import { describe, expect, it } from 'vitest'
import { normalise } from '../../../src/domain/understanding/normalise.ts'
import { referenceAtStart } from '../../../src/domain/understanding/reference.ts'
import { said } from './said.ts'

const at = (text: string): string | undefined => referenceAtStart(normalise(text))?.code

/** A code has three to six digits (`parseProblemCode`); commands and messages read the same ones. */
describe('codes of four to six digits', () => {
  it.each([
    'WT-10234',
    'wt10234',
    'WT 10234',
    'WT_10234',
    'ＷＴ－１０２３４',
    'WT–10234',
    '10234号问题',
    '第10234号问题',
    '第 10234 号问题',
    '问题10234',
    '问题编号10234',
    '问题第10234号',
  ])('%s is WT-10234', (text) => {
    expect(at(text)).toBe('WT-10234')
    expect(said(`${text}进度80%`)).toBe('progress WT-10234 80%')
  })

  it.each([
    'RW-10234-2',
    'rw10234-2',
    'ＲＷ－１０２３４－２',
    'WT-10234-2',
    '10234号问题第2项任务',
    '任务10234-2',
  ])('%s is RW-10234-2', (text) => {
    expect(at(text)).toBe('RW-10234-2')
    expect(said(`${text}进度80%`)).toBe('progress RW-10234-2 80%')
  })

  it.each([
    ['WT-123456申请销号', 'submit_closeout WT-123456'],
    ['WT1234进度80%', 'progress WT-1234 80%'],
    ['WT-10234-80%', 'progress WT-10234 80%'],
    ['WT-10234:80%', 'progress WT-10234 80%'],
    ['WT-10234 80%，WT-012 60%', 'progress WT-10234 80%, progress WT-012 60%'],
    ['WT-10234、WT-10235均完成80%', 'progress WT-10234 80%, progress WT-10235 80%'],
    ['WT-10234、10235均完成80%', 'progress WT-10234 80%, progress WT-10235 80%'],
    ['WT-10234至WT-10236均80%', 'progress WT-10234 80%, progress WT-10235 80%, progress WT-10236 80%'],
    ['WT-10234-10236均80%', 'progress WT-10234 80%, progress WT-10235 80%, progress WT-10236 80%'],
    ['WT-10234到10235都完成80%', 'progress WT-10234 80%, progress WT-10235 80%'],
    ['10234号、10235号问题完成80%', 'progress WT-10234 80%, progress WT-10235 80%'],
    ['WT-10234现在到哪一步了', 'query WT-10234'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))
})

describe('no code is', () => {
  it.each([
    'WT-1234567',
    'WT-13800138000',
    'WT-000',
    '13800138000',
    '1234567号问题',
    '202510号文件',
    '问题2025年',
    '问题2025.10.15',
    '20251号楼',
    'W102345',
    '合同编号10234',
  ])('%s', (text) => expect(at(text)).toBeUndefined())
})

describe('a code that runs into a count keeps three digits', () => {
  it.each([
    ['WT-0125个项目已完成', 'progress WT-012'],
    ['WT-01280%', 'progress WT-012 80%'],
    ['WT-01280万元已追回', 'progress WT-012'],
    ['WT-10280万元已追回', 'none'],
    ['WT-10280%', 'none'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))
})
