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

const MACHINE = /机器人.{0,12}(?:你|把|给|帮).{0,20}(?:销号|批准|通过|关闭|改成|标)/
const PARTICLES = /[\s!~。,.、了吧呀啊哦呢嘛哟啦各位领导同志们主任书记局长科长老师您你@]/g
const EMOJI = /\p{Extended_Pictographic}|️/gu

/** The words of a clause without its references and what every message may hold. */
const isIdle = (clause: Clause): boolean => {
  let rest = clause.text
  for (const { start, end } of [...clause.mentions].reverse())
    rest = rest.slice(0, start - clause.start) + rest.slice(end - clause.start)
  if (rest.trim() === '') return true
  const idle = clause.marks.filter(({ sign }) => sign === 'idle')
  let covered = rest
  for (const { start, end } of idle) covered = covered.replace(clause.text.slice(start - clause.start, end - clause.start), '')
  return covered.replace(EMOJI, '').replace(PARTICLES, '') === ''
}

const NOBODY = /没人|无人|谁|未|尚未|还没|没有|不/
const LED_BY = /由.{1,12}(?:负责|牵头|承办|主办)(?:办理|落实|整改)?[了!]?$/

const isClaim = (clause: Clause, { relayed, supposed }: Scene): boolean => {
  const claiming = first(clause, 'claiming')
  if (relayed || supposed || clause.queried) return false
  if (claiming === undefined) return LED_BY.test(clause.text.trimEnd()) && !has(clause, 'pending', 'negating') && clause.percents.length === 0
  return !NOBODY.test(clause.text.slice(0, claiming.start - clause.start)) && !hasBefore(clause, claiming.start, 'negating')
}

const HELP = /(?:请求?|需要?).{0,10}(?:协调|支持|帮助|出面)|请求?.{0,10}(?:协调|支持|帮助|帮忙|解决|出面|指导|想办法|支援)/
/** 办不下来, 追不回来: tried, and it does not work. */
const FAILS =
  /(?:办|做|推|干|搞|弄|追|收|签|批|拿|开|谈|查|改|推进|协调|联系|招|付|买|建)不(?:了|动|下来|下去|出来|出去|成|通|回来|到人|拢)/

/** Stuck work, not a stuck lift, even where no item is named. */
const STUCK_WORK = /卡在|推不动|推进|堵点|批不下来|评审|审批|经费|预算|资金|协调/

export const asksForHelp = (clause: Clause): boolean => has(clause, 'helping') || HELP.test(clause.text)

const isBlocker = (clause: Clause, { relayed, named }: Scene): boolean => {
  if (relayed || has(clause, 'relieved')) return false
  if (asksForHelp(clause)) return true
  if (/(?:流标|搁置|停滞|受阻|困难|僵持|停摆|难题)(?:之?后|过)/.test(clause.text)) return false
  return (has(clause, 'stuck') || FAILS.test(clause.text)) && (named !== 'none' || STUCK_WORK.test(clause.text))
}

const reports = (clause: Clause, { named }: Scene): boolean =>
  clause.percents.length > 0 ||
  clause.dates.length > 0 ||
  has(clause, 'working', 'negating', 'pending', 'progress', 'aiming', 'material', 'ready', 'submitting') ||
  (named === 'named' && clause.text.trim().length > 1)

/** The first rule that fits decides; the order is the order of caution. */
const RULES: readonly Rule[] = [
  { name: 'orders the machine about', act: 'hostile', fits: (clause) => (has(clause, 'commanding') || MACHINE.test(clause.text)) && clause.percents.length === 0 },
  { name: 'says nothing', act: 'idle', fits: (clause, scene) => isIdle(clause) && !(clause.mentions.length > 0 && isQuestion(clause, scene)) },
  { name: 'asks for more time', act: 'extension', fits: (clause, scene) => extensionAt(clause, scene) !== undefined },
  { name: 'applies for close-out', act: 'closeOut', fits: appliesForCloseOut },
  { name: 'asks', act: 'query', fits: isQuestion },
  { name: 'told by somebody else', act: 'silent', fits: (_clause, { relayed }) => relayed },
  { name: 'under a condition', act: 'silent', fits: (_clause, { supposed }) => supposed },
  { name: 'denies close-out or extension', act: 'progress', fits: (clause) => leavesOpen(clause) || wantsNoExtension(clause) },
  { name: 'asks for help or is stuck', act: 'blocker', fits: (clause, scene) => asksForHelp(clause) && isBlocker(clause, scene) },
  { name: 'tells others what to do', act: 'silent', fits: isOrder },
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
