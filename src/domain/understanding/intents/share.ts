import { type Clause, has } from '../clauses/clauses.ts'
import type { Percent } from '../percents.ts'
import { isNotReached, isStillToDo, REACHED_BY_THEN } from '../shares/not-reached.ts'
import type { Judged } from './acts.ts'

/** How far the work is: a number, or bounds. */
export interface Share extends Pick<Percent, 'value' | 'range' | 'loose'> {
  /** Called the share of the whole work. */
  readonly whole: boolean
  /** Its place in the text. */
  readonly at: number
}

/** Says that the share is of the whole of the work. */
const OF_THE_WHOLE = /(?:进度|总体|整体|总的|整改率|完成率|完成度|进展|总共|合计)[^,;。]{0,8}$/
const NOW = /现(?=[\d一二三四五六七八九约达]|$)|进度|目前|现在|已|总|进展|当前|眼下|如今|实际/
/** 力争进度达到90%: what is aimed at; but 预计进度90% is how far it is, by guess. */
const AIMED_AT = /^(?:整改|总体?|整体|工作)*进[度展]/
const GUESSED = /^预/
const DENIED =
  /(?:不是|并非|而非|不再是|没有|写成|说成|报成|误报|打成|记成|输成|填成|看成|(?:别|不要|勿)(?:再)?(?:记|报|写|按|算)(?:成|为)?)(?:了)?$/
const FORMER = /(?:从|由|原来|原先|原|上周|上次|上月|之前|此前|上回)(?:的|是|报|为|报的是|报了)?$/
const PART_OF =
  /^(?:的)?(?:满意|满意度|股|股权|合格|通过率|折扣|企业|单位|村|社区|户|项目|人员|群众|职工|学校|材料|问题|比例|保证金|计提|税|首付|预付)|^的(?:部分|费用|款|缺口|差额|误差|预算|人(?![手员])|钱|同志|干部|党员|领导|利息|利润)/

/** So far a word beside a share bears on it. */
const NEAR = 24

const beforeOf = (clause: Clause, { start }: Percent): string => clause.text.slice(0, start - clause.start)

/** 到场率90%: a rate, and not of the work. */
const OTHER_RATE = /(?<!完成|整改|进展|销号|推进)率(?!先)[^\d,]{0,6}$/

const isMeasure = (clause: Clause, percent: Percent): boolean => {
  const before = beforeOf(clause, percent)
  if (OTHER_RATE.test(before)) return true
  const mark = clause.marks.filter(({ sign, end }) => sign === 'measure' && end <= percent.start).at(-1)
  if (mark === undefined) return PART_OF.test(clause.text.slice(percent.end - clause.start))
  return !/进度|整改率|完成率|完成度|总体|整体|总的|进展/.test(before.slice(mark.end - clause.start))
}

const isAimed = (clause: Clause, percent: Percent): boolean => {
  const before = beforeOf(clause, percent)
  const aim = clause.marks.findLast(
    ({ sign, start, end }) =>
      sign === 'aiming' && end <= percent.start && !/按照?$/.test(clause.text.slice(0, start - clause.start)),
  )
  if (aim !== undefined) {
    const behind = before.slice(aim.end - clause.start)
    const guessed = GUESSED.test(clause.text.slice(aim.start - clause.start))
    if (!NOW.test(guessed ? behind : behind.replace(AIMED_AT, ''))) return true
  }
  const limit = clause.dates
    .filter(({ limit: isLimit, past, end }) => isLimit && !past && end <= percent.start)
    .filter(({ end }) => !clause.text.slice(0, end - clause.start).endsWith('为止'))
    .at(-1)
  return (
    limit !== undefined &&
    /(?:达到|完成|[能要可]?到|做到|推到)[^,、]{0,3}$/.test(before.slice(limit.end - clause.start)) &&
    !NOW.test(before.slice(limit.end - clause.start))
  )
}

/** 明天完成80%, 月底100%: by a day that is still to come. */
const isAhead = (clause: Clause, percent: Percent): boolean => {
  const day = clause.dates.findLast(({ end }) => end <= percent.start)
  return (
    day?.ahead === true &&
    REACHED_BY_THEN.test(clause.text.slice(day.end - clause.start, percent.start - clause.start))
  )
}

/** 进度60%、70%、80%: what holds for the first of a list holds for all. */
const goesOn = (clause: Clause, percent: Percent, before: Percent | undefined): boolean =>
  before !== undefined &&
  /^(?:左右)?[、/和及与 ]{1,3}$/.test(
    clause.text.slice(before.end - clause.start, percent.start - clause.start),
  )

const isWhole = (clause: Clause, percent: Percent, listed: readonly Percent[]): boolean => {
  if (OF_THE_WHOLE.test(beforeOf(clause, percent).slice(-NEAR))) return true
  const before = listed[listed.indexOf(percent) - 1]
  return before !== undefined && goesOn(clause, percent, before) && isWhole(clause, before, listed)
}

/** 还有20%没完成 */
const undone = ({ value, start }: Percent): readonly Share[] =>
  value === null ? [] : [{ value: 100 - value, range: null, loose: false, whole: false, at: start }]

/** Nobody tells more shares in one clause: of more only the last are judged, so that the time does not take its square. */
const MOST = 64

const toldIn = (clause: Clause): readonly Share[] => {
  const listed = clause.percents.slice(-MOST)
  return listed.flatMap((percent) => {
    const before = beforeOf(clause, percent)
    const behind = clause.text.slice(percent.end - clause.start)
    const said = clause.text.slice(percent.start - clause.start, percent.end - clause.start)
    if (behind !== '' && isStillToDo(before, behind)) return undone(percent)
    if (DENIED.test(before) || isMeasure(clause, percent) || isAimed(clause, percent)) return []
    if (isAhead(clause, percent) || isNotReached(before.slice(-NEAR), behind.slice(0, NEAR), said)) return []
    const later = clause.percents.some(({ start }) => start > percent.start)
    if (FORMER.test(before) && (later || /上周|上次|上月|之前|此前|上回|原/.test(before))) return []
    const { value, range, loose } = percent
    return [{ value, range, loose, whole: isWhole(clause, percent, listed), at: percent.start }]
  })
}

/** A bare share without a word of the work: 手机电量 and votes are no progress. */
const OF_WORK = /wt|rw|号.?题|问题|任务|进度|进展|完成|整改|推进|总体|弄|做了|办了|搞了|[这那][项个条]/
const DAILY = /电量|手机|折|票|股|气温|湿度|雨|胜|涨|跌|价|油|概率|分数|考/
/** What people put around a share that they tell without its item: 已经八成了, 目前70%左右. */
const AROUND =
  /第?[一二三四五六七八九\d]{1,2}[项条号]|已经?|目前|现在|差不多|大概|大约|约|左右|达到?|进度|完成|总体|整体|累计|[了吧哈哦嘛啦才刚都有是到为约还又就再更新报这那个我们边件事今天本周]|[\s:!~,。→-]/g
const isBare = (clause: Clause): boolean =>
  clause.percents
    .reduceRight(
      (rest, { start, end }) => rest.slice(0, start - clause.start) + rest.slice(end - clause.start),
      clause.text,
    )
    .replace(AROUND, '').length <= 1
const isWork = (clause: Clause): boolean =>
  isBare(clause) || ((OF_WORK.test(clause.text) || has(clause, 'pointing')) && !DAILY.test(clause.text))

/** 进度60%，写错了，是70%: only what stands behind it was meant. */
const SLIP =
  /^(?:哦|啊|呃)?(?:不对|(?:打|写|说|发|报|填|搞|弄|输|看|记)错了?|更正|口误|笔误|手滑|哦不)[了啊,!]*$/

const sharesOf = (judged: readonly Judged[], named: boolean): readonly Share[] =>
  judged
    .filter(
      ({ act, clause }) =>
        act !== 'silent' && act !== 'hostile' && act !== 'query' && (named || isWork(clause)),
    )
    .flatMap(({ clause }) => toldIn(clause))

/**
 * The shares that are told of an item, in the order of the text: neither aims nor former states nor other measures
 * (满意度95%). `named`: an item is known.
 */
export const sharesIn = (judged: readonly Judged[], named: boolean): readonly Share[] => {
  const slip =
    judged.length < 2
      ? -1
      : judged.findLastIndex(({ clause }) => clause.text.length < 9 && SLIP.test(clause.text.trim()))
  const meant = sharesOf(slip < 0 ? [] : judged.slice(slip + 1), named)
  return meant.length > 0 ? meant : sharesOf(judged, named)
}

/** 进度计划：9月80%，10月100%. */
const SCHEDULE = /(?:计划|时间表|安排|目标|节点|时序|预[期计估])(?:如下)?(?:$|:)/
/** 8月60%，9月80%: nobody says which of them is now. */
const BY_MONTH = /\d{1,2}月份?[底末初]?[^\d,;。]{0,4}\d{1,3} ?%/
const ENUMERATED = /^[ (]*\d{1,2}[.、)]/

/** 分别为80%、60% */
const isOneByOne = ({ clause }: Judged): boolean =>
  has(clause, 'respectively') && (clause.percents.length > 1 || clause.text.split('%').length > 2)

const outside = (shares: readonly Share[], judged: readonly Judged[]): readonly Share[] =>
  shares.filter(({ at }) => !judged.some(({ clause }) => at >= clause.start && at < clause.end))

/** 两个项目分别80%和60%, `1.` 80%, `2.` 60%: of its parts, when all is said of one item; only the whole is its own. */
export const ofOneItem = (shares: readonly Share[], judged: readonly Judged[]): readonly Share[] => {
  if (shares.length === 0) return shares
  if (judged.some(({ clause }) => SCHEDULE.test(clause.text.trimEnd()))) return []
  if (shares.length < 2) return shares
  const told = outside(shares, judged.filter(isOneByOne))
  const telling = judged.filter(({ clause }) => clause.percents.length > 0)
  const parted =
    telling.filter(({ clause }) => BY_MONTH.test(clause.text)).length > 1 ||
    telling.filter(({ clause }) => ENUMERATED.test(clause.text)).length > 1
  return parted ? told.filter(({ whole }) => whole) : told
}

const TAKEN_TOGETHER = /合计|合起来|加起来|加总|总共/

/** What is told of several together, or one by one of another number of them, is nobody's. */
export const ofSeveral = (
  shares: readonly Share[],
  judged: readonly Judged[],
  items: number,
): readonly Share[] => {
  if (judged.some(({ clause }) => TAKEN_TOGETHER.test(clause.text))) return []
  const matching = shares.length === items || wholeOf(shares).length === items
  return matching ? shares : outside(shares, judged.filter(isOneByOne))
}

/** Those of the whole work, if any is called so. */
export const wholeOf = (shares: readonly Share[]): readonly Share[] => {
  const whole = shares.filter((each) => each.whole)
  return whole.length > 0 ? whole : shares
}

/** The newest of several: the last exact one, else the last bounds. */
export const latest = (shares: readonly Share[]): Share | undefined =>
  wholeOf(shares).findLast(({ value }) => value !== null) ?? wholeOf(shares).at(-1)
