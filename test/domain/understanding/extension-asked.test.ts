import { describe, expect, it } from 'vitest'
import { answered, said } from './said.ts'

/** An extension is applied for (domain.md 3.4 P16); a guess, a fear or a question is not (3.10.2). */
describe('no extension is asked for by', () => {
  it.each([
    ['a guess', '可能要延期'],
    ['a guess', '可能要延期到10月31日'],
    ['a guess', '可能会延期'],
    ['a guess', '可能需要申请延期'],
    ['a guess', '可能需要申請延期'],
    ['a guess', ' 可能 要 延期 到１０月３１日'],
    ['a guess', '有可能申请延期'],
    ['a guess', '也许要延期到10月15日'],
    ['a guess', '或许得延期'],
    ['a guess', '大概率要延期'],
    ['a guess', '大概要展期'],
    ['a guess', '估计要延期'],
    ['a guess', '估计得延到10月'],
    ['a guess', '看样子要延期'],
    ['a guess', '看来要延期到10月底'],
    ['a guess', '八成要延期'],
    ['a guess', '多半要延期'],
    ['a guess', '搞不好要延期'],
    ['a guess', '弄不好得延到年底'],
    ['a guess', '说不定要延期'],
    ['a guess', '可能要往后推一周'],
    ['a guess', '可能要推迟到10月底'],
    ['a guess', '月底前办不完的话可能得延期'],
    ['a guess', '不排除延期的可能'],
    ['a guess', '存在延期风险'],
    ['a guess', ' may need an extension to 2025-10-31'],
    ['a guess', ' might ask for an extension'],
    ['a guess', ' we probably need an extension'],
    ['a fear', '怕是要延期'],
    ['a fear', '怕是要延到10月底'],
    ['a fear', '恐怕要延期到10月31日'],
    ['a fear', '只怕又要延期'],
    ['a fear', '担心要延期'],
    ['a fear', '怕是得宽限几天'],
    ['a thought', '考虑申请延期'],
    ['a thought', '在考虑要不要延期'],
    ['a thought', '正在商量申请延期到10月31日'],
    ['a thought', '实在不行就延期'],
    ['a thought', '万不得已再延期到10月31日'],
    ['a condition', '如果月底前批不下来就申请延期到10月31日'],
    ['a condition', '万一要延期怎么办'],
    ['a question', '会不会延期'],
    ['a question', '会不会延期到10月？'],
    ['a question', '是否需要延期？'],
    ['a question', '是否需要延期到10月31日'],
    ['a question', '是否要申请延期'],
    ['a question', '要不要申请延期到10月31日'],
    ['a question', '需不需要延期到10月31日'],
    ['a question', '用不用申请延期'],
    ['a question', '是不是要申请延期'],
    ['a question', '该不该申请延期'],
    ['a question', '有没有必要申请延期'],
    ['a question', '可能要延期？'],
    ['a question', '需要申请延期吗'],
    ['a question', '延期到10月31日了吗'],
    ['a question', '谁来申请延期'],
    ['a question', '为什么申请延期到10月31日'],
    ['a question', ' do we need an extension?'],
    ['a denial', '不一定要延期'],
    ['a denial', '未必要延期'],
    ['a denial', '不得延期'],
    ['a denial', '不许延期'],
    ['a denial', '不准再延期到10月31日'],
    ['a denial', '不建议延期到10月31日'],
    ['a denial', '争取不延期'],
    ['a denial', '没申请延期'],
    ['a denial', ' no extension needed'],
    ['what is past', '上次延期到10月31日'],
    ['what is past', '之前申请过延期到10月31日'],
    ['what is past', '延期申请被退回'],
    ['what is past', '已经延期到10月31日了'],
  ])('%s: WT-012%s', (_why, words) => expect(said(`WT-012${words}`)).not.toContain('request_extension'))

  it('in an answer to its card', () => {
    expect(answered('这个可能要延期')).toBe('none')
    expect(answered('恐怕要延到10月31日')).toBe('none')
    expect(answered('是否需要延期？')).toBe('query WT-012')
  })
})

describe('what is only weighed', () => {
  it.each([
    ['WT-012可能要延期', 'none'],
    ['WT-012怕是要延到10月底', 'none'],
    ['WT-012存在延期风险', 'none'],
    ['WT-012会不会延期', 'query WT-012'],
    ['WT-012是否需要延期？', 'query WT-012'],
    ['WT-012可能要延期？', 'query WT-012'],
    ['WT-012可能要延期，目前进度60%', 'progress WT-012 60%'],
    ['WT-012恐怕要延期，预计10月底能完', 'progress WT-012 2025-10-31'],
    ['WT-012可能要延期；WT-013申请延期到10月31日', 'request_extension WT-013 2025-10-31'],
  ])('%s: %s', (text, reading) => expect(said(text)).toBe(reading))
})

describe('an extension is asked for by', () => {
  it.each([
    '申请延期到10月31日',
    '申請延期至１０月３１日',
    '需延期到10月31日',
    '需要延期到10月31日',
    '想延期到10月31日',
    '拟申请延期到10月31日',
    '能不能延期到10月31日',
    '能否宽限到10月31日？',
    '可否延期至10月31日？',
    '是否可以延期到10月31日',
    '不得不延期到10月31日',
    '不得不申请延期到10月31日',
    '建议延期到10月31日',
    '申请延期到10月31日，可能要到11月中才办得完',
    '恐怕完不成，申请延期到10月31日',
    '恐怕完不成申请延期到10月31日',
    '评审可能排不上，申请延期到10月31日',
    ' request extension to 2025-10-31',
    ' applying for an extension to 2025-10-31',
  ])('WT-012%s', (words) => expect(said(`WT-012${words}`)).toBe('request_extension WT-012 2025-10-31'))
})
