import { type Clause, has } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { asksForHelp, isBlocker } from './blocker.ts'
import { isClaim } from './claim.ts'
import { appliesForCloseOut, leavesOpen } from './close-out.ts'
import { failsToShow, isEvidence, isLabel } from './evidence.ts'
import { extensionAt, wantsNoExtension, weighsExtension } from './extension.ts'
import { isIdle, putsOff, unreferenced } from './idle.ts'
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
  | 'label'
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

/** Orders to the machine that no table of words holds (domain.md 3.10.8). */
const MACHINE = anyOf(
  '(?:状态|审核|结论).{0,4}(?:改[为成]|设[为成]|置为|标[为成]).{0,4}(?:通过|销号|完成|办结|合格|同意)',
  '(?:直接|自动|批量|强制|帮我)改(?:状态|结论|进度)',
  '[并且再](?:自动|统统|通通)(?:确认|通过|审核|入库|销)',
  '默认.{0,10}(?:完成|销号|通过)',
  '(?:把|将|让|给)(?:所有|全部|一切|全区|各单位)的?(?:问题|任务|事项|状态|进度|申请|审核|验收).{0,10}(?:改[为成到]|[标设置记]|更新|通过|关闭|清零)',
  '(?:把|将|让|给|帮|为|替)(?:所有|全部|一切).{0,8}(?:销号|批准)',
  '<\\/?system>|system:|"intent"|^\\{',
  '名义.{0,3}批准|不用走流程|直接销',
  '给我.{0,4}把?.{0,10}(?:销号|通过|批准)',
  '^(?:以后|今后|往后).{0,24}(?:一律(?!不|严|禁|依|由|先|停|取消|公|执行|按(?:规|标|制|程|新))|都按|都算|就按|都记)',
  '管理员(?:口令|密码|指令)',
  '^(?:你是|你现在是|假设你|请你扮演)',
  '机器人.{0,12}(?:你|把|给|帮).{0,20}(?:销号|批准|通过|关闭|改成|标)',
)
/** 别给我销号, 不要直接销号: no order to do it. */
const FORBIDS =
  /(?:别|不要|勿|莫|不许|不准)(?:再|急着|就|先)?(?:给|帮|替)?(?:我们?)?(?:直接|马上|立[即刻]|自动)?把?(?:它|这个|该问题)?(?:销号|办结)(?!的)/

/** A count or a finished state, where no word of the tables says that work was done. */
const TELLS =
  /\d|[一两二三四五六七八九十][次家户项件份个名起条轮批场张处笔台栋间]|[摸查]清|[成好完齐妥毕]了?$|搞[掂定]|获批|ok了|done|^[ ,]*(?:请.{0,2})?(?:对账)?销号$/

/** Beside the item's name, whole words are a report, whatever they say. */
const tellsAtLength = (clause: Clause): boolean =>
  clause.mentions.length > 0 && unreferenced(clause).replace(/[□\s]/g, '').length >= 4

const reports = (clause: Clause, { named }: Scene): boolean =>
  clause.percents.length > 0 ||
  clause.dates.length > 0 ||
  has(clause, 'working', 'negating', 'pending', 'progress', 'aiming', 'material', 'ready', 'submitting') ||
  (named !== 'none' && has(clause, 'doing')) ||
  ((named === 'named' || (named === 'replied' && clause.text.length >= 4)) &&
    TELLS.test(unreferenced(clause))) ||
  (named === 'named' && tellsAtLength(clause))

const PRAISE = anyOf(
  '恭喜|祝|庆祝|撒花|梦见|请客|红包|谢天谢地|表扬|点个?赞',
  '值得.{0,6}(?:学|借鉴|推广|点赞)|^.{0,4}(?:学习|借鉴)(?:一下)?(?:wt|\\d|第|问题).{0,16}(?:做法|经验)',
  '请.{0,4}(?:吃饭|吃糖|喝茶|喝奶茶|聚餐)',
  '个(?:鬼|屁|锤子|毛线)|才怪',
  '[做干]得(?:很|真|不错|漂亮|好)|辛苦|谢谢|感谢|多谢|致敬',
)

/** Said to those in an item's thread, about papers and calls rather than about the work. */
const AMONG_US = anyOf(
  '^(?:请|麻烦|能否)?.{0,8}(?:给我|发我|报我|重报|重发|重传|重做|重新(?:报|发|传|做|弄))',
  '^.{0,12}(?:看不清|看不到|看不了|打不开|下载不了|打不通|没人接)了?$',
  '^(?:晚点|晚些|等会儿?|待会儿?|稍后|回头|马上|不急(?!.{0,3}申请)|等通知|先这样|再说|明天报|下午报)',
  '^(?:没有?|没呢|不知道|不清楚|没空|在忙)(?:呢|啊|呀)?$',
  '^我?(?:们)?(?:现?在)?(?:外面|开会|出差|路上|下乡|培训)$',
  '^(?:已)?(?:电话|微信|当面)(?:沟通|联系|说|问)(?:过|好)?了?$',
  '^(?:加快|抓紧|尽快|快点|注意)(?:进度|办理|推进|落实|一点|时间)?$',
  '^(?:这|那)?个?(?:材料|文件|照片|附件)?(?:是)?(?:去年|上次|旧)的$',
  '^(?:不是这个|不同意|这个可以(?:关|结)了|.{0,6}(?<!行)不行.{0,6})$',
)
const isAmongUs = (clause: Clause, { named }: Scene): boolean =>
  named === 'replied' &&
  clause.percents.length === 0 &&
  clause.mentions.length === 0 &&
  AMONG_US.test(clause.text.trim())

/** The first rule that fits decides; the order is the order of caution. */
const RULES: readonly Rule[] = [
  {
    name: 'orders the machine about',
    act: 'hostile',
    fits: (clause) =>
      ((has(clause, 'commanding') && clause.percents.length === 0) || MACHINE.test(clause.text)) &&
      !FORBIDS.test(clause.text),
  },
  {
    name: 'says nothing',
    act: 'idle',
    fits: (clause, scene) =>
      isIdle(clause) &&
      !(clause.mentions.length > 0 && (isQuestion(clause, scene) || /ok了/.test(clause.text))) &&
      !(clause.queried && clause.text.trim() === '呢'),
  },
  { name: 'puts talk off', act: 'idle', fits: putsOff },
  { name: 'talk among those in the thread', act: 'idle', fits: isAmongUs },
  {
    name: 'asks for more time',
    act: 'extension',
    fits: (clause, scene) => extensionAt(clause, scene) !== undefined,
  },
  { name: 'applies for close-out', act: 'closeOut', fits: appliesForCloseOut },
  { name: 'asks', act: 'query', fits: isQuestion },
  { name: 'told by somebody else', act: 'silent', fits: (_clause, { relayed }) => relayed },
  { name: 'under a condition', act: 'silent', fits: (_clause, { supposed }) => supposed },
  { name: 'weighs an extension', act: 'silent', fits: weighsExtension },
  {
    name: 'denies close-out or extension',
    act: 'progress',
    fits: (clause) => leavesOpen(clause) || wantsNoExtension(clause),
  },
  {
    name: 'asks for help or is stuck',
    act: 'blocker',
    fits: (clause, scene) => asksForHelp(clause) && isBlocker(clause, scene),
  },
  { name: 'complains of papers', act: 'silent', fits: failsToShow },
  { name: 'tells others what to do', act: 'silent', fits: isOrder },
  {
    name: 'praises',
    act: 'silent',
    fits: (clause) => PRAISE.test(clause.text) && clause.percents.length === 0,
  },
  { name: 'wishes', act: 'silent', fits: (clause) => has(clause, 'wishing') },
  { name: 'claims', act: 'claim', fits: isClaim },
  { name: 'hands evidence over', act: 'evidence', fits: isEvidence },
  { name: 'names a paper', act: 'label', fits: isLabel },
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
