import { type Clause, has } from '../clauses/clauses.ts'
import type { Act, Judged } from './acts.ts'
import { isBelied } from './belied.ts'
import { asksForHelp, isOvercome } from './blocker.ts'
import { isOtherEnd, isRefused } from './ends.ts'
import { takesBackItself } from './retracted.ts'
import { isUndone } from './undone.ts'

/** The clauses about one item. */
export interface Account {
  readonly judged: readonly Judged[]
  /** A share is told. */
  readonly percent: boolean
  /** A share of the whole work, not 一半 of some part. */
  readonly measured: boolean
  readonly does: (act: Act) => boolean
}

/** 已提交销号申请,正在审核: applied for before. */
const UNDER_REVIEW = /正在.{0,6}(?:审核|审批|复核|审定|认定|会审)/

/** What is applied for is taken back, denied, or belied by the words beside it. */
export const takenBack = ({ judged }: Account): boolean => {
  const applied = judged.findLastIndex(({ act }) => act === 'closeOut')
  if (isOtherEnd(judged) || isRefused(judged) || isBelied(judged)) return true
  return judged.some(
    ({ clause }, n) =>
      (takesBackItself(clause) && !(n < applied && has(clause, 'correcting'))) ||
      (has(clause, 'closing') && has(clause, 'negating')) ||
      UNDER_REVIEW.test(clause.text) ||
      isUndone(judged, n),
  )
}

/** 可以销号了，请审核: ready by one clause, put up for decision by another. */
export const handedUp = ({ judged }: Account): boolean =>
  judged.some(
    ({ clause, act }) =>
      act === 'progress' &&
      has(clause, 'closing') &&
      READY.test(clause.text) &&
      !has(clause, 'negating', 'asking', 'conditional'),
  ) &&
  judged.some(
    ({ clause, act }) =>
      act === 'progress' && SUBMITS.test(clause.text) && !has(clause, 'negating', 'asking'),
  )
const SUBMITS =
  /请(?:予以?|领导|各位领导|巡察办|组里)?(?:及时|尽快)?(?:审核|审批|认定|核准|审查|审定|批准|复核|验收|审$|批$|批示|核$|验$)/
const READY =
  /^[^,]{0,12}(?:\d|题)(?:对账)?销号$|(?:可以|可|具备|达到|已达|符合|满足).{0,4}销(?:号|掉?(?=了))(?:条件|标准|要求)?了?[!~]*$/

/** Every obstacle that is told is overcome by now. */
export const overcome = ({ judged }: Account): boolean =>
  judged.every(
    ({ act, clause }, n) =>
      act !== 'blocker' ||
      isOvercome(
        clause,
        judged.slice(n + 1).map((later) => later.clause),
      ),
  )

export const helpAsked = ({ judged }: Account): boolean =>
  judged.some(({ clause, act }) => act === 'blocker' && asksForHelp(clause))

const PLAINLY = /请问|想问|问一?下|吗/

/** 台账显示60%: what the question starts from, no report. */
const PREMISE = /显示|挂着|写着|写的是|记的是|(?:台账|系统|平台|表)[里上]/

/** 把WT-001设为100%: an order, not a report. */
const SET_BY_ORDER = /^[\s,]*(?:请|帮我|给我)?把.{0,20}(?:[设改标调置写]|设置|修改|调整)(?:为|成|到)/

/** A question in one sentence, a report with a share in another. */
export const reportsBesides = ({ judged, percent }: Account): boolean =>
  percent &&
  judged.some(({ act, clause }) => act === 'query' && (clause.queried || PLAINLY.test(clause.text))) &&
  judged.some(
    ({ act, clause }) =>
      act === 'progress' &&
      clause.percents.length > 0 &&
      !PREMISE.test(clause.text) &&
      judged.every((other) => other.act !== 'query' || other.clause !== clause),
  )

export const reportsShare = ({ judged }: Account): boolean =>
  judged.some(
    ({ act, clause }) => act === 'progress' && clause.percents.length > 0 && !SET_BY_ORDER.test(clause.text),
  )

const DONE = /已|了|完成|正在|我们|还在/
export const ordersOnly = ({ judged, percent }: Account): boolean =>
  !percent &&
  judged.some(({ reason }) => reason === 'tells others what to do') &&
  judged.every(
    ({ act, clause }) =>
      act === 'silent' || act === 'idle' || (act === 'progress' && !DONE.test(clause.text)),
  )

/** 收到，马上办: a promise without a fact. */
export const acknowledges = ({ judged, percent }: Account): boolean =>
  !percent &&
  judged[0]?.act === 'idle' &&
  judged.some(
    ({ act, clause }) =>
      act === 'idle' && /^(?:收到|好的?|明白|知道了|嗯+|ok|遵命|可以|行)/.test(clause.text.trim()),
  ) &&
  judged
    .slice(1)
    .every(
      ({ act, clause }) =>
        act === 'idle' ||
        ((act === 'progress' || act === 'silent') &&
          clause.text.length <= 10 &&
          clause.dates.length === 0 &&
          !/[了已]|材料|没/.test(clause.text)),
    )

const COUNT_ONLY = /^共?\s?[\d一二两三四五六七八九十]+[张份页个幅段]$|^图片$|^文件$|^视频$/
/** A paper is named, at most counted, and nothing else is told. */
export const onlyNamed = ({ judged }: Account): boolean => {
  const label = judged.findIndex(({ act }) => act === 'label')
  return judged.every(
    ({ act, clause }, n) =>
      act === 'label' ||
      act === 'idle' ||
      act === 'evidence' ||
      COUNT_ONLY.test(clause.text.trim()) ||
      (n < label && isHead(clause)),
  )
}

/** 【建交局】, 报告领导: before what is said. */
const isHead = ({ text, dates, percents }: Clause): boolean =>
  text.length <= 8 && dates.length === 0 && percents.length === 0 && !/[了已]/.test(text)
