import { numeralValue } from '../numerals.ts'
import { between, exactly, type Form, NUMERALS, TENTHS } from './amount.ts'

/** 进度80, 总体65, 完成率72: only behind such a word, and where nothing is counted, is a bare number a share. */
const OF_WORK = '(?:进[度展]|完成[度率]|整改率|总体|整体)'
const HOW =
  '(?:还是|仍[是为]|现[在为]|已经?|目前|大概|大约|差不多|也就|才|刚|就|仅|只有|停在|维持在|在|为|是|到了?|达到?|约|:)'
const POINTS = '(?:个点(?!位))?'
const END = '(?=$|[,;。!?~)了吧\\n左上]| (?!\\d)|[^\\d\\w%./→>=+~\\s\\u4e00-\\u9fff-])'
const RISES = '(?:提高?|涨|升|翻|冲|干|推进?|做|拉|追|赶|增|加)(?:升|高|长)?'

/** Shares without a sign. */
export const UNSIGNED: readonly Form[] = [
  {
    heads: '进完整总',
    form: new RegExp(`${OF_WORK}[:为是]? ?\\d{1,3} ?(?:→|-+>|=>|>) ?(\\d{1,3})${END}`, 'y'),
    read: ([n]) => exactly(Number(n)),
  },
  {
    heads: '进完整总',
    form: new RegExp(`${OF_WORK}${HOW}{0,3} ?(\\d{1,3})${POINTS}${END}`, 'y'),
    read: ([n]) => exactly(Number(n)),
  },
  {
    heads: '进完整总',
    form: new RegExp(`${OF_WORK}${HOW}{0,2} ?(\\d{2})(?:-|~|到|至)(\\d{2})(?:之间|左右|上下|的样子)`, 'y'),
    read: ([low, high]) => between(Number(low), Number(high)),
  },
  {
    heads: '到至达为突冲上',
    form: new RegExp(
      `(?<=${OF_WORK}[^,;。!?\\n]{0,12})(?:达到|突破|冲上|上了?|[到至达为])了? ?(\\d{1,3})${POINTS}${END}`,
      'y',
    ),
    read: ([n]) => exactly(Number(n)),
  },
  // 从55涨到68: the rise itself says that a share is told.
  {
    heads: '从由',
    form: new RegExp(`[从由] ?(\\d{1,3})%? ?${RISES}[到至] ?(\\d{1,3})${END}`, 'y'),
    read: ([from, to]) => (Number(from) < Number(to) ? exactly(Number(to)) : undefined),
  },
  {
    heads: '完做弄达推',
    form: /(?:完成|做到|弄到|推到|达到?)了? ?(\d{2,3})(?=了?(?:$|[,;。!?~)\n]))/y,
    read: ([n]) => exactly(Number(n)),
  },
  {
    heads: NUMERALS,
    form: new RegExp(
      `(?:(?<=${OF_WORK}${HOW}{0,2})(${TENTHS}十${TENTHS}?)${END}|(${TENTHS}十${TENTHS}?)个点(?!位))`,
      'y',
    ),
    read: ([bare, points]) => exactly(numeralValue(bare ?? points ?? '')),
  },
]
