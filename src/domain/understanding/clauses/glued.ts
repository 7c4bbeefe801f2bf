import type { DateMention } from '../dates/dates.ts'
import { anyNamed } from '../match.ts'

const APPLICATION = /(?:现正式|现特|现|特此|特|兹|故|正式)?(?:申请|提请|报请|请予)(?:对账|验收|审核)?销号/g
/** 已全部整改到位, 均已拆除完毕: a finished statement. */
const FINISHED =
  /(?:已经?|[均都]已?|全部)[^,;:。!?\n]{0,24}(?:完成(?:整改|清理|清退|任务)?|完毕|到位|办结|整改|落实(?:整改|各项|全部)*(?:措施)?|[改做办补交修拆退清弄]完了?|[追收]回|退还|退缴|上缴|入库|到账|补齐|补办|纠正|更正|拆除|恢复|(?:审核|验收|评审|会审)通过|清零|达标|[改做办弄修补]好了?)$/
/** 不作为问题, 未批先建的手续: denied of what was put right, not of its being done. */
const DENIED_OF_IT = /[不没未无][^,已]{1,8}?(?:的|问题|事项|行为|手续|情况|现象)/g
/** Anything that makes it less than a plain statement of the writer's. */
const IN_DOUBT = anyNamed({
  denied: '[不没未否]',
  asked: '[谁怎]',
  conditional: '[若仅半除等待]|如果|假如|只有',
  bidden: '[请得]|必须|务必|(?<![出转受])让(?!利)|(?<![主重纪摘简])要(?![害件素点])|应(?![收退拆改急用缴付])',
  told: '[听说]|以为|认为|[自号宣]称|他们|人家|隔壁|乙方',
  partly: '部分|个别|多数',
  planned: '计划|争取|力争|力求|预[计期]|打算|准备|确保|[下明][周月天日年]',
  wished: '(?<![效功职性智节产动技])能|(?<![思理设])想(?!方)|盼|保证(?!金|质量)|承诺(?!书)',
})
const BREAK = /[,;:。!?\n](?=[^,;:。!?\n]*$)/
/** Longer ones are not looked at. */
const LONGEST_HEAD = 60

/**
 * Where a comma was left out before an application: 已全部整改到位 | 现申请销号. What is told before it is a statement of
 * its own, whose words say nothing of the application.
 */
export const gluedIn = (text: string, dates: readonly DateMention[]): readonly number[] => {
  if (!text.includes('销号')) return []
  return [...text.matchAll(APPLICATION)].flatMap(({ index: at }) => {
    const begin = Math.max(0, at - LONGEST_HEAD)
    const broken = text.slice(begin, at).search(BREAK)
    if (broken < 0 && begin > 0) return []
    const from = begin + broken + 1
    const head = text.slice(from, at)
    const looksAhead = dates.some(({ start, ahead }) => ahead && start >= from && start < at)
    return !looksAhead && FINISHED.test(head) && !IN_DOUBT.test(head.replace(DENIED_OF_IT, '')) ? [at] : []
  })
}
