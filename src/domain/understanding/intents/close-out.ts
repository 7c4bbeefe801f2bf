import { type Clause, first, has, hasAfter, hasBefore } from '../clauses/clauses.ts'
import { endOf } from './ends.ts'
import { isHeldBack } from './kept-back.ts'
import { isOnceDone } from './once-done.ts'
import type { Scene } from './scene.ts'
import { hangsOn } from './unfinished.ts'
import { isNotMine } from './whose.ts'

/** Behind 销号: its papers, its rules, its state – spoken of, not applied for. */
const NOMINAL =
  /^(?:的)?(?:表|流程|单|标准|率|工作|会|系统|模块|按钮|功能|情况|进度|数|清单|要求|程序|时限|日期|时间|条件|规定|规则|办法|台账|任务|计划|通知|模板|格式|名单|原则|环节|节点|公示|后|前|时|以后|之后|之前)/
const PAPERS = /^(?:的)?(?:材料|资料|报告)/
/** 销号申请 handed in. */
const HANDED_IN =
  /^(?:的)?申请(?:书|表|单)?(?:已|已经)?(?:提交|报上|上报|递交|报送|报(?=$)|报了|交了|提交了|,? ?请|[:~!。 ]*(?:$|谢|辛苦)|[^\w\u4e00-\u9fff]+$)/
/** 销号申请——WT-014——财政金融局, the head of a form. */
const HEADLINE = /^(?:\S{2,12}-+)?销号申请[-:]/
/** What is meant when a decision is asked of those who decide. */
const DECIDERS =
  /(?:^|[,;])(?:请|麻烦|烦请)(?:您|领导|巡察办)?(?:把|将|给|对|帮)|请按.{0,6}销号|请(?:领导|巡察办|各位领导|区巡察办|组织|纪检|巡察|办公室|组里|上级|主任|书记|予|予以|给予|一并|审)/

/** 请按程序销号 */
const BY_PROCEDURE =
  /^(?:[^,]*[□ ])?(?:现)?(?:请|恳请|敬请|烦请|特请|拟请)(?:按|依)(?:照)?(?:程序|规定|流程|要求|权限|程序要求)(?:予以?|给予|办理|组织)?$/
/** 关于申请WT-005销号的请示 */
const TITLE = /^关于.{0,30}销号(?:申请)?的(?:申请|请示|报告)$/

const URGED = /^(?:尽快|尽早|抓紧)$/

const futureBefore = (clause: Clause, at: number): boolean =>
  clause.marks.some(
    ({ sign, start, end }) =>
      sign === 'pending' &&
      end <= at &&
      !/(?:请|现)将$/.test(clause.text.slice(0, end - clause.start)) &&
      !(
        URGED.test(clause.text.slice(start - clause.start, end - clause.start)) && DECIDERS.test(clause.text)
      ),
  ) ||
  clause.dates.some(
    ({ day, start }) =>
      start < at && day !== undefined && !/^(?:今|现|当)/.test(clause.text.slice(start - clause.start)),
  )

/** What may stand behind the application in its clause: nothing more, a courtesy, or the list of what it is for. */
const ENDING =
  /^[:-]?(?:手续|程序|流程|审核|审批|验收|认定|复核|登记|处理|备案|归档|事宜|一下)?(?:的(?:有|是|问题|[两一二三四五六七八九十几\d]+[个项])|[两一二三四五六七八九十几\d]+[个项]问题|问题|了|啦|哈|哦|咯|喽)?(?:[\s!~、和.□]|\p{Extended_Pictographic})*(?:$|请|望|盼|为[盼感]|谢|附|并|妥否|以上|特此|如下|辛苦|麻烦|烦请|劳烦|拜托|恳请|敬请|[啊嘛呀哟哒呗])/u

/** The clause behind a place, without references. */
const ending = (clause: Clause, at: number): string =>
  clause.mentions
    .filter(({ start }) => start >= at)
    .reduceRight(
      (rest, { start, end }) => rest.slice(0, start - at) + rest.slice(end - at),
      clause.text.slice(at - clause.start),
    )
    .trim()

/** Nothing more behind it that would make it something spoken of. */
const isPlainEnd = (clause: Clause, end: number): boolean =>
  !NOMINAL.test(clause.text.slice(end - clause.start)) && ENDING.test(ending(clause, end))

const PUT_OFF = /^.{0,8}(?:后|再|才|就|即)(?:能|可|会|再|立即|立刻|马上|随即|第一时间)?$/

/**
 * An application for close-out (domain.md 3.10.2): somebody applies, here and now, for this item. Anything that
 * denies it, puts it off, asks, wishes or tells it of others makes it none; when in doubt it is none.
 */
export const appliesForCloseOut = (clause: Clause, scene: Scene): boolean => {
  const closing = first(clause, 'closing')
  const end = closing === undefined ? endOf(clause) : undefined
  if (
    (closing === undefined && end === undefined) ||
    clause.queried ||
    scene.relayed ||
    scene.supposed ||
    scene.reminded ||
    scene.planned ||
    scene.doubted ||
    hangsOn(clause, scene.before)
  )
    return false
  if (has(clause, 'negating', 'asking', 'wishing', 'conditional', 'commanding', 'retracting', 'looking'))
    return false
  if (closing === undefined) return end !== undefined && isPlainEnd(clause, end)
  if (TITLE.test(clause.text.trim())) return true
  const before = clause.text.slice(0, closing.start - clause.start)
  const behind = clause.text.slice(closing.end - clause.start)
  const proceeding = /(?:启动|进入|走|履行|办理)$/.test(before) && /^(?:的)?(?:程序|流程|手续)/.test(behind)
  if (
    isNotMine(before) ||
    isOnceDone(before) ||
    isHeldBack(clause, closing.start) ||
    futureBefore(clause, closing.start) ||
    (NOMINAL.test(behind) && !proceeding)
  )
    return false
  if (/(?:已经?|早已|曾)(?:申请|提请|报请)?$/.test(before) && !/^(?:的)?申请/.test(behind)) return false
  if (HANDED_IN.test(ending(clause, closing.end)) || HEADLINE.test(clause.text.trim())) return true
  const itself =
    /^(?:呈?报|申请)/.test(clause.text.slice(closing.start - clause.start)) ||
    /^(?:请|麻烦|烦请).{0,4}[把将给对帮]/.test(before) ||
    BY_PROCEDURE.test(before)
  if (!itself && !hasBefore(clause, closing.start, 'applying', 'submitting')) return false
  if (has(clause, 'ordering') && !DECIDERS.test(clause.text)) return false
  if (PAPERS.test(behind)) return false
  if (/可以?(?:申请|提请|报请|办理|提交)/.test(clause.text)) return false
  if (/请.{0,8}(?:审核|审批|审定|核准|审查|复核)后(?:予以?)?$/.test(before)) return true
  if (!ENDING.test(ending(clause, closing.end))) return false
  return (
    !PUT_OFF.test(before.replace(/(?:申请|提请|报请)$/, '').slice(-8)) &&
    !hasAfter(clause, closing.end, 'pending')
  )
}

const RETRACTS =
  /撤回.{0,8}申请|申请.{0,4}撤回|(?:暂停|停止|[中终]止|推[迟后]|延[后缓]|放弃|取消)(?:申请|提请|报请|提交|办理)?销号/

/** Speaks of closing, but not to apply for it now. */
export const leavesOpen = (clause: Clause): boolean =>
  (has(clause, 'closing') && has(clause, 'negating', 'retracting')) || RETRACTS.test(clause.text)
