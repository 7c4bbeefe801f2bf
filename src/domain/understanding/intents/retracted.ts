import { type Clause, has, isStatement } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { IN_HAND, IN_PART } from './in-hand.ts'

const DONE_SINCE = `(?:已经?|均|全部|都)(?!${IN_HAND}|${IN_PART})[^,]*(?:追[回缴]|收回|退|冲|[更纠改补重]|上缴|处理|发放|清(?!单|册)|完|到位|办结|开具|恢复)`
/** 误发的补贴已追回, 旧合同已作废: a slip of the work, put right, or a paper that holds no longer. */
const OF_THE_WORK = anyOf(
  `(?:误发|误操作|误触|误点|[弄搞打写填点发]错|暂缓|作废)[^,]{1,16}${DONE_SINCE}`,
  '(?:发票|票据?|合同|协议|制度|文件|办法|规定|旧[^,申]{0,6}|原[^,申]{0,6}|上一版|延期申请)[^,申]{0,6}(?:已|全部|均|予以|宣布|一律|也)*作废',
  '作废的?(?:发票|票据?|合同|协议|凭证|文件)',
  '撤回了?(?:违规|资金|投资|借款|人员|设备|\\d)[^,]',
)
/** 上一条发错了，以这条为准: the message before is taken back. */
const OF_ANOTHER_MESSAGE = /(?:[上前]一?条|[上前]面那?条|之前那条)(?:消息|信息)?(?:发|写|打|填|报)错了?$/
const SPEAKS_OF_APPLYING = /(?<!延期)申请|销号|这条|本条|刚才那?条/

/** The words of a clause take back what the message applies for; not some part of the work. */
export const takesBackItself = (clause: Clause): boolean => {
  if (!has(clause, 'retracting')) return false
  const text = clause.text.trim()
  if (OF_ANOTHER_MESSAGE.test(text)) return false
  return !isStatement(clause) || SPEAKS_OF_APPLYING.test(text) || !OF_THE_WORK.test(text)
}
