import { type ItemCode, isTaskCode, problemCode, problemOf } from '../../kernel/codes.ts'
import type { Span } from '../span.ts'
import type { Mention } from './mentions.ts'

/** Right before a reference: it is rejected in favour of another (不是16哈，是15). */
const REJECTED = /(?:不是|并非|而非|不是说|误写成|写成了?|发成了?|报成了?|说成了?)(?:关于)?$/
/** Right behind a reference: it was a slip. */
const SLIP =
  /^(?:(?:写错|发错|打错|说错|报错|填错|搞错|弄错|有误)(?!的(?!是)|差)|是错的|,? ?哦?不对|,? ?哦不)/
/** Right before a reference: only compared with. */
const ASIDE = /(?:参照|参考|借鉴|比照|对照|仿照|类似|类似于|相当于|同|跟|和|与|按照|结合|关联|不像|像)$/
const ALIKE =
  /^(?:那样|一样|一起|的做法|的经验|的办法|的模式|的思路|的格式|同类|类似|重复|合并|有关联|相关联|做法)/

/** WT-012申请销号…不对,编号打错了,是WT-013: the first was meant to be the second. */
const CORRECTED =
  /(?:不对|不是这个|(?:打|写|说|发|报|填|搞|弄|输|看|记)错了?|更正|纠正|口误|笔误|手滑|哦不)[,。;!….: ]{0,3}[^,。;!%]{0,6}(?:应该是|应是|应为|是|改为|改成|换成)(?:说|关于)?$/
/** WT-012应为WT-021 */
const RENAMED = /^[,( ]{0,2}(?:应该是|应是|应为|改为|改成|更正为|实为)$/
const LONGEST_CORRECTION = 60

/** 参照WT-013做法, 等WT-013完成后: named only to be followed, or waited for. */
const MODEL = /(?:参照|参考|借鉴|比照|仿照|学习)$/
const OF_A_MODEL = /^(?:问题|号)*的?(?:那样|做法|经验|办法|模式|思路|格式|样子|标准)/
const AWAITED = /(?:等到?|待|依赖于?|取决于|有赖于|受制于)$/
const AWAITED_BEHIND = /^(?:问题|号)*[^,;。!?\n]{0,8}(?:后|了?再|才能?)|^(?:问题|号)*(?=$|[,;。!?\n])/
/** WT-001（原WT-002）, WT-001即WT-002: the same by another number. */
const ALIAS = /(?:[wr]t?-?[\d-]+|问题|号)\s?[(,]?(?:原(?:编号)?|即|旧编号|曾用编号):?$/
/** WT-001完成后WT-002才能开始: told of the second. */
const BEFORE_ANOTHER =
  /^(?:问题|号)*(?:全部|整改)?(?:完成|办结|销号|结束|落地)了?[以之]?后(?=[^。;!?\n]{0,12}$)/
const isBeside = (text: string, { start, end }: Mention, next: Mention | undefined): boolean => {
  if (/[原即号:]/.test(text.charAt(start - 1)) && ALIAS.test(text.slice(Math.max(0, start - 16), start)))
    return true
  if (next !== undefined && BEFORE_ANOTHER.test(text.slice(end, next.start))) return true
  if (!'照考鉴习等到待于'.includes(text.charAt(start - 1))) return false
  const [before, behind] = [text.slice(Math.max(0, start - 4), start), text.slice(end, end + 12).trimStart()]
  return (
    (MODEL.test(before) && OF_A_MODEL.test(behind)) || (AWAITED.test(before) && AWAITED_BEHIND.test(behind))
  )
}

const isCorrected = (text: string, { end }: Mention, next: Mention | undefined): boolean =>
  next !== undefined &&
  next.start - end <= LONGEST_CORRECTION &&
  (CORRECTED.test(text.slice(end, next.start)) || RENAMED.test(text.slice(end, next.start)))

const isRejected = (text: string, mention: Mention, next: Mention | undefined): boolean =>
  REJECTED.test(text.slice(Math.max(0, mention.start - 6), mention.start)) ||
  SLIP.test(text.slice(mention.end, mention.end + 6)) ||
  isCorrected(text, mention, next)

const isAside = (text: string, { start, end }: Mention): boolean =>
  (ASIDE.test(text.slice(Math.max(0, start - 3), start)) &&
    ALIKE.test(text.slice(end, end + 5).trimStart()) &&
    !/都|均/.test(text.slice(end, end + 8))) ||
  (text.charAt(start - 1) === '比' && /^[快慢好早晚多少差强高低难易先]/.test(text.slice(end, end + 1)))

/** WT-012（RW-012-2）: the problem of the task that follows at once. */
const isFrame = (text: string, { codes, end }: Mention, next: Mention | undefined): boolean => {
  const [task] = next?.codes ?? []
  if (next === undefined || task === undefined || !isTaskCode(task) || next.start - end > 4) return false
  return (
    codes.length === 1 && codes[0] === problemOf(task) && /^[\s(,:的、-]*$/.test(text.slice(end, next.start))
  )
}

/** Without the rejected ones; the words about one that was meant to be the next are about that. */
const unrejected = (text: string, mentions: readonly Mention[]): readonly Mention[] => {
  const kept: Mention[] = []
  let from: number | undefined
  for (const [n, mention] of mentions.entries()) {
    const next = mentions[n + 1]
    if (isRejected(text, mention, next)) from ??= mention.start
    else if (!isFrame(text, mention, next)) {
      kept.push(from === undefined ? mention : { ...mention, start: from })
      from = undefined
    }
  }
  return kept
}

const fitting = (text: string, mentions: readonly Mention[]): readonly Mention[] => {
  const kept = unrejected(text, mentions).filter((mention, n, all) => !isBeside(text, mention, all[n + 1]))
  const subjects = kept.filter((mention) => !isAside(text, mention))
  return subjects.length > 0 ? subjects : kept
}

/** 不是16哈，是15 – bare numbers, understood only beside a reference to the wrong one. */
const BARE =
  /不是(?:第)?(\d{1,3})(?:号|号问题|条)?(?:哈|哦|啊)?[, ]{0,2}(?:应该|应)?是(?:第)?(\d{1,3})(?:号|号问题|条)?(?![\d%成.个项家月日])/g

const sameNumber = (code: ItemCode | null | undefined, digits: string): boolean =>
  code !== null && code !== undefined && Number(code.split('-')[1]) === Number(digits)

/** 这条和WT-006一起申请销号: the item replied to is named by a pointing word. */
const POINTED =
  /(?:这个问题|该问题|本问题|这个|这条|本条|该条|这项|该项|这一条)(?=(?:和|与|跟|及|、|以及|还有|连同) ?$)/

const pointedAt = (
  text: string,
  first: Mention | undefined,
  replyTo: ItemCode | null,
): readonly Mention[] => {
  if (first === undefined || replyTo === null) return []
  const from = Math.max(0, first.start - 8)
  const match = POINTED.exec(text.slice(from, first.start))
  if (match === null || first.codes.includes(replyTo)) return []
  const start = from + match.index
  return [{ codes: [replyTo], start, end: start + match[0].length }]
}

/** The references that a text speaks about: without the corrected, and without those only compared with. */
export const subjectsIn = (
  text: string,
  mentions: readonly Mention[],
  replyTo: ItemCode | null,
): readonly Mention[] => {
  const named = fitting(text, mentions)
  let subjects = [...pointedAt(text, named[0], replyTo), ...named]
  if (!text.includes('不是')) return subjects
  for (const match of text.matchAll(BARE)) {
    const [whole, wrong = '', right = ''] = match
    const known = subjects.some(({ codes }) => codes.some((code) => sameNumber(code, wrong)))
    const at = { start: match.index, end: match.index + whole.length, codes: [problemCode(Number(right))] }
    if (Number(right) === 0 || (!known && !sameNumber(replyTo, wrong))) continue
    const others = subjects.filter(({ codes }) => !codes.some((code) => sameNumber(code, wrong)))
    subjects = [...others, at].sort((a, b) => a.start - b.start)
  }
  return subjects
}

/** 我讲三个问题：第一个问题…: the points of a talk. */
const POINTS = /(?:讲|说|谈|回答|请教|强调|提|有)(?:了)?[两二三四五六几]个问题/
const POINT = /第[一二三四五六1-6]个问题/g

export const talkPointsIn = (text: string): readonly Span[] =>
  text.includes('个问题') && POINTS.test(text)
    ? [...text.matchAll(POINT)].map(({ index, 0: point }) => ({ start: index, end: index + point.length }))
    : []

/** Line numbers (1、12号问题 … 2、13号问题) are not references. */
const ENUMERATORS = /(?:^|[\n;。])[ (]*(\d{1,2})[.、)]/g

export const enumeratorsIn = (text: string): readonly Span[] => {
  if (!/2[.、)]/.test(text)) return []
  const found = [...text.matchAll(ENUMERATORS)]
  const numbers = found.map((match) => Number(match[1]))
  if (!numbers.includes(1) || !numbers.includes(2)) return []
  return found.map(({ index, 0: mark }) => ({ start: index, end: index + mark.length }))
}
