import { anyNamed } from '../match.ts'
import { APPLIES } from './applies.ts'

const CALENDAR = '(?:这?个?(?:周|月|礼拜|星期)末?|国庆|中秋|节)'
const ONCE_DONE = anyNamed({
  /** 签完字申请, 钱到账申请; but not 已签完字, 均到账. */
  ended: `^(?![^,]*(?:已|均|都|全部|了|现)).*(?:[签拆盖付交]完[^,]{0,8}|到账|(?:条件|要求|标准|成熟|到位|完成)的?时候?)${APPLIES}$`,
  /** 验收通过前申请, 没有异议的前提下申请, 办妥之日申请, 有了批复才好申请 */
  provided: `(?:(?:通过|验收|公示|到位|批复)[之以]?前|前提下|之[日时]|才好|后(?:第二天|次日|当[日天]))${APPLIES}$`,
  /** 过了这个礼拜申请 */
  later: `过了${CALENDAR}${APPLIES}$`,
  /** 正在整理材料申请 */
  preparing: `正在?(?:整理|准备|补充?|完善|收集|汇总)[^,]{0,8}${APPLIES}$`,
  /** 视公示情况申请 */
  depending: `(?:^|[□ \\d])视[^,]{0,12}情况${APPLIES}$`,
  /** 签了申请 */
  barely: `^[\\s□]*[签盖批补交]了${APPLIES}$`,
})

/** The words up to 销号 apply for it once something is done, not now (domain.md 3.10.2). */
export const isOnceDone = (before: string): boolean => ONCE_DONE.test(before)
