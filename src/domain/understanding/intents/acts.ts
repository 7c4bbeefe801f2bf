import { type Clause, first, has, hasBefore } from '../clauses/clauses.ts'
import { appliesForCloseOut, leavesOpen } from './close-out.ts'
import { isEvidence } from './evidence.ts'
import { extensionAt, wantsNoExtension } from './extension.ts'
import { isOrder } from './order.ts'
import { isQuestion } from './question.ts'
import type { Scene } from './scene.ts'

/**
 * What a clause does. `silent` says something that is no report (told by others, wished, ordered), `idle` nothing,
 * `hostile` orders the machine about.
 */
export type Act =
  | 'closeOut'
  | 'extension'
  | 'query'
  | 'claim'
  | 'evidence'
  | 'blocker'
  | 'progress'
  | 'silent'
  | 'idle'
  | 'hostile'

interface Rule {
  /** Why, for people who debug a reading. */
  readonly name: string
  readonly act: Act
  readonly fits: (clause: Clause, scene: Scene) => boolean
}

const MACHINE =
  /(?:状态|审核|结论).{0,4}(?:改[为成]|设[为成]|置为|标[为成]).{0,4}(?:通过|销号|完成|办结|合格|同意)|默认.{0,10}(?:完成|销号|通过)|把(?:所有|全部|一切).{0,8}(?:改成|改为|标)|名义.{0,3}批准|不用走流程|直接销|给我.{0,4}把?.{0,10}(?:销号|通过|批准)|^(?:以后|今后|往后).{0,24}(?:一律|都按|都算|就按|都记)|管理员(?:口令|密码|指令)|(?:把|将|让|给)(?:所有|全部|一切).{0,8}(?:销号|通过|批准|关闭)|^(?:你是|你现在是|假设你)|机器人.{0,12}(?:你|把|给|帮).{0,20}(?:销号|批准|通过|关闭|改成|标)/
const PARTICLES = /[\s□!~。,.、了吧呀啊哦呢嘛哟啦各位领导同志们主任书记局长科长老师您你@]/g
const EMOJI = /\p{Extended_Pictographic}|️/gu

/** The words of a clause without its references. */
const unreferenced = (clause: Clause): string =>
  clause.mentions.reduceRight(
    (rest, { start, end }) => rest.slice(0, start - clause.start) + rest.slice(end - clause.start),
    clause.text,
  )

/** Nothing but references, courtesy and particles. */
const isIdle = (clause: Clause): boolean => {
  const rest = unreferenced(clause)
  if (rest.trim() === '') return true
  const idle = clause.marks.filter(({ sign }) => sign === 'idle')
  let covered = rest
  for (const { start, end } of idle) covered = covered.replace(clause.text.slice(start - clause.start, end - clause.start), '')
  return covered.replace(EMOJI, '').replace(PARTICLES, '') === ''
}

const NOBODY = /待|等|没人|无人|谁|未|尚未|还没|没有|不/
const LED_BY = /由.{1,12}(?:负责|牵头|承办|主办)(?:办理|落实|整改)?[了!]?$/

const WE_TAKE = /我们?.{0,8}来(?:办|负责|牵头|接)|我[们科局办]?(?:们)?来?[接领认](?:了|下)?[!]?$/

const isClaim = (clause: Clause, { relayed, supposed }: Scene): boolean => {
  const claiming = first(clause, 'claiming')
  if (relayed || supposed || clause.queried) return false
  if (WE_TAKE.test(clause.text.trimEnd())) return true
  if (claiming === undefined) return LED_BY.test(clause.text.trimEnd()) && !has(clause, 'pending', 'negating') && clause.percents.length === 0
  return !NOBODY.test(clause.text.slice(0, claiming.start - clause.start)) && !hasBefore(clause, claiming.start, 'negating')
}

const HELP = /(?:请求?|需要?).{0,10}(?:协调|支持|帮助|出面)|请求?.{0,10}(?:协调|支持|帮助|帮忙|解决|出面|指导|想办法|支援)/
/** 办不下来, 追不回来: tried, and it does not work. */
const FAILS =
  /\p{Script=Han}不(?:下来|下去|出来|出去|动|通|回来|过来|拢)(?!声色)|(?:办|做|推|干|搞|弄|追|收|签|批|拿|开|谈|查|改|推进|协调|联系|招|付|买|建)不(?:成|到人)|[^\s少免忘错大用受好差完销]不了(?!解)/u

/** Stuck work, not a stuck lift, even where no item is named. */
const STUCK_WORK = /卡壳|卡在|卡住|推不动|推进|堵点|批不下来|评审|审批|经费|预算|资金|协调/

export const asksForHelp = (clause: Clause): boolean => has(clause, 'helping') || HELP.test(clause.text)

const isBlocker = (clause: Clause, { relayed, named }: Scene): boolean => {
  if (relayed || has(clause, 'relieved')) return false
  if (asksForHelp(clause)) return true
  if (/(?:流标|搁置|停滞|受阻|困难|僵持|停摆|难题)(?:之?后|过)/.test(clause.text)) return false
  return (has(clause, 'stuck') || FAILS.test(clause.text)) && (named !== 'none' || STUCK_WORK.test(clause.text))
}

/** A count or a finished state, where no word of the tables says that work was done. */
const TELLS = /\d|[一两二三四五六七八九十][次家户项件份个名起]|[摸查]清|[成好完齐妥毕]$|^[ ,]*(?:请.{0,2})?(?:对账)?销号$/

const reports = (clause: Clause, { named }: Scene): boolean =>
  clause.percents.length > 0 ||
  clause.dates.length > 0 ||
  has(clause, 'working', 'negating', 'pending', 'progress', 'aiming', 'material', 'ready', 'submitting') ||
  (named === 'named' && TELLS.test(unreferenced(clause)))

const PRAISE = /恭喜|祝|庆祝|撒花|梦见|请客|红包|谢天谢地|表扬|值得(?:大家)?学习|[做干]得(?:很|真|不错|漂亮|好)/

/** The first rule that fits decides; the order is the order of caution. */
const RULES: readonly Rule[] = [
  { name: 'orders the machine about', act: 'hostile', fits: (clause) => (has(clause, 'commanding') && clause.percents.length === 0) || MACHINE.test(clause.text) },
  { name: 'says nothing', act: 'idle', fits: (clause, scene) => isIdle(clause) && !(clause.mentions.length > 0 && isQuestion(clause, scene)) },
  { name: 'asks for more time', act: 'extension', fits: (clause, scene) => extensionAt(clause, scene) !== undefined },
  { name: 'applies for close-out', act: 'closeOut', fits: appliesForCloseOut },
  { name: 'asks', act: 'query', fits: isQuestion },
  { name: 'told by somebody else', act: 'silent', fits: (_clause, { relayed }) => relayed },
  { name: 'under a condition', act: 'silent', fits: (_clause, { supposed }) => supposed },
  { name: 'denies close-out or extension', act: 'progress', fits: (clause) => leavesOpen(clause) || wantsNoExtension(clause) },
  { name: 'asks for help or is stuck', act: 'blocker', fits: (clause, scene) => asksForHelp(clause) && isBlocker(clause, scene) },
  { name: 'tells others what to do', act: 'silent', fits: isOrder },
  { name: 'praises', act: 'silent', fits: (clause) => PRAISE.test(clause.text) && clause.percents.length === 0 },
  { name: 'wishes', act: 'silent', fits: (clause) => has(clause, 'wishing') },
  { name: 'claims', act: 'claim', fits: isClaim },
  { name: 'hands evidence over', act: 'evidence', fits: isEvidence },
  { name: 'is stuck', act: 'blocker', fits: isBlocker },
  { name: 'reports', act: 'progress', fits: reports },
]

export interface Judged {
  readonly clause: Clause
  readonly act: Act
  readonly reason: string
}

/** What a clause does, and by which rule. */
export const judge = (clause: Clause, scene: Scene): Judged => {
  const rule = RULES.find(({ fits }) => fits(clause, scene))
  return { clause, act: rule?.act ?? 'idle', reason: rule?.name ?? 'no rule fits' }
}
