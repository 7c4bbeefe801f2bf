import { type Clause, has } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { plainWords, unreferenced } from './idle.ts'
import { isBidden, isDoneByEach, isOwnAccount, tellsOurState } from './told-of.ts'

/** What a clause takes over from the words around it. */
export interface Scene {
  /** An item is named in the text; or the message replies to one; or neither. */
  readonly named: 'named' | 'replied' | 'none'
  /** Told by somebody else, up to the writer's own words in the same sentence. */
  readonly relayed: boolean
  /** Under a condition that stands in the same sentence. */
  readonly supposed: boolean
  /** A reminder to others stands before it in the same sentence. */
  readonly reminded: boolean
  /** The sentence ends by asking whether all this is so. */
  readonly doubted: boolean
  /** Behind the head of what is to be done next. */
  readonly planned: boolean
  /** What stands before it. */
  readonly before: Placed | undefined
}

export interface Placed {
  readonly clause: Clause
  readonly scene: Scene
}

/** 对吗, 是真的吗: the question is about the whole sentence. */
const TAG =
  /^(?:这)?(?:对吗|对吧|对不对|是吗|是吧|是不是|是真的吗|真的吗|没错吧|对么|属实吗|准确吗|是这样吗|有误吗)[?]*$/
const isTag = ({ text }: Clause): boolean => text.length < 12 && TAG.test(text.trim())

/** 李科长说, 建交局的人讲; but not 说明, 说法, nor 我说. */
const SAID =
  /[^\s我们来再没小学好难解应可以怎要不论传游演刚才先又一话,](?<!我们|来|位)说(?!明|清|法|服|起|定|一下|下|个|两句|几句|实话|完|到|错)|[他她们人长记任科局导办员师总队家姐哥级](?:刚|都|也)?(?:说(?![明清法服起定])|讲(?!了?.{0,3}[党课话座评解义清]))|[老小]\p{Script=Han}[说讲]|(?:同志|他们|有人|人)反映|(?:[组里网都]|(?<!正)在)传(?![达真统上到送给了输])/u
/** No word of saying is without one of these. */
const SAYING = /[说讲映传]/
/** 他发的是WT-012进度80%, 测试WT-012 80% */
const NOT_HIS_OWN =
  /^(?:(?:他|她|别人|人家|对方)们?(?:刚|刚才|昨天)?(?:发|写|报|填)的是?|(?:测试|试试|试一下|test) ?(?=wt|rw|第|问题|\d+号))/
/** WT-012 test 80%, 80% this is a test; but not what was tested of the work. */
const TRIED =
  /^(?:(?:this is |just |only |a )*test(?:ing)?)(?= *(?:$|\d))|(?:[%成]|(?:is|just|only) a?) ?test$/
/** 听隔壁科室说, 据经办人反映, 手册里写的. */
const HEARD = anyOf(
  '听.{0,8}[说讲]|(?:听|(?:领导|书记|主任|局长|上面|上级|巡察办)(?<!(?:按照?|依照?|根据|遵照).{2,3})).{0,6}的意思',
  '据(?<![数票证单收占凭论]据).{0,10}(?:说(?!明)|讲|称|反映|透露|介绍|了解)|有人.{0,6}说',
  '(?<![谢向])(?:领导|书记|主任|局长|巡察办).{0,10}(?:问(?!题)|关心)',
  '^(?:区|市|县|上级|领导|巡察办|纪委|书记|主任)[^,已]{0,6}(?:通报|来文|来电|要求|指示|强调|提出|部署)(?![已后精件])',
  '^(?:巡察组|整改办|督[导查]组)[^,已]{0,4}(?:提出|要求|强调|建议|指示)$',
  '(?:手册|简报|通报|纪要|公众号|新闻|截图|表格|课件|模板|样表)[里上中].{0,4}(?:写|说|登(?!了?.{0,4}公[示告])|有|是)',
  '(?:简报|通报|纪要)写(?![好完出了])|^例$|^例:|[例比譬]如 ?(?:wt|\\d|第|问题)',
)
/** 屈组长会上强调: the next clause is the leader's. What is done 按领导要求 is the writer's. */
const LEADER =
  '(?:书记|主任|局长|组长|处长|科长|部长|区长|县长|市长|镇长|乡长|院长|校长|主席|常委|领导|总|长)'
const A_LEADER = /[记任长席委导总]/
const TOLD_BY_LEADER = anyOf(
  `^(?!.{0,4}(?:按|根据|依据|落实|对照|遵照|贯彻|已)).{0,8}${LEADER}[^,已]{0,8}(?:强调|指出|批示|指示|部署|点名|重申|要求|明确|讲话|表态|提醒|交代|布置|讲了?|说了?|问了?)(?:说|道|过)?[:：]?$`,
  `${LEADER}.{0,4}(?:让|叫|催)(?:我们?|你们?|大家)?$`,
  `^(?!.{0,4}(?:按|根据|依据|落实|对照|遵照|贯彻|已|报|呈|送|请|待|等|经)).{0,6}${LEADER}.{0,6}(?:强调|指出|批示|点名|重申)`,
)
const OWN_WORDS = /我们?(?:想|来|要)?[说讲]|[跟向和].{1,6}说/
/** The head of a message that is passed on, or put up for all. */
const FORWARD =
  /^(?:转发(?=$|[:】\] ]|一下|关于|《|“|[区市省县]|上级|通知|领导|wt|\d|微信|消息)|转$|转[:自区市省]|转[一个]|fwd|帮.{0,2}转发?)/
/** 以下转自工作群, 原文如下, 引用张三, Forwarded message: all that follows is somebody else's. */
const COPIED = anyOf(
  '^(?:以下|下面|下方|如下)?(?:是|为)?(?:转发|转自|引用|摘[录自]|原文|聊天记录|群聊记录|消息记录|截图内容|代转|原消息)(?:自|的|是|为|如下|内容|消息|信息|一下)*$',
  '^(?:以下|下面)(?:是|为)?[^我]{1,10}(?:[发写转](?:来|过来)?的|转自.{1,8})$',
  '^(?:以下)?转自.{1,10}$|^(?:引用|转发?)(?![给至到各了已])[^,已了]{1,5}(?:的|说的)?$',
  '^(?:fwd?|forwarded(?: message)?|original message|quote)$',
)
/** 张三写道, 张三刚发的: the writer of what follows. The own unit's name is a head (建交局回复). */
const WRITTEN_BY = anyOf(
  '^(?!.*我|刚|现|[^,]{0,10}(?:局|科|办|委|公司|街道|单位|处|院|中心|集团|镇|乡|村|社区|部)回复$)[^,]{1,8}(?:写道|回复|回复说|说道|在群里发|(?:刚|刚才|昨天|上午|下午|早上)?发(?:来)?的(?:是|消息)?)$',
  '^(?:[a-z .]{2,30} )?(?:wrote|said|says|writes)$',
)
/** How what `WRITTEN_BY` knows ends. */
const WRITES = '道复说发的是息eds'
const LONGEST_HEAD = 24
/** A colon before a figure parts no clause: 张三写道:80%. */
const isCopied = ({ text, start, end, mentions }: Clause): boolean => {
  const named = (mentions[0]?.start ?? end) - start
  if (named < 2 || (named > LONGEST_HEAD && !text.startsWith('--'))) return false
  const colon = text.slice(0, named).indexOf(':')
  if (colon < 0 && mentions.length > 0) return false
  const head = (colon < 0 ? text : text.slice(0, colon)).trim()
  if (head.startsWith('-')) return COPIED.test(head.replace(/^[\s-]+|[\s-]+$/g, ''))
  return COPIED.test(head) || (WRITES.includes(head.charAt(head.length - 1)) && WRITTEN_BY.test(head))
}
const NOTICE = /^(?:会议|紧急|工作|温馨|重要|督办|内部)?(?:通知|提醒|提示|公告|通报|预警|催办)$/
const REMINDER =
  /^[催盯]一?下|^各.{0,4}(?:单位|部门|科室|局|街道|联络员)|^(?:温馨)?(?:提醒|提示|友情提醒|通知|催办|督办|预警)(?=$|[:,一各大请你@明今下wt\d第问])/

/** 下一步打算：, 工作安排：: all that follows is still to be done. */
const PLAN_HEAD =
  /^(?:(?:下一?步|下一?阶段|后续|今后|工作|整改)(?:的|整改|工作)*(?:打算|安排|计划|思路)|下一?步(?:的|整改|工作|措施)*)(?=$|:)/
/** No such head is without one of these. */
const AHEAD = /[步排算划路]/
const headsPlan = (clause: Clause): boolean =>
  AHEAD.test(clause.text) && PLAN_HEAD.test(unreferenced(clause).trim())

const sameSentence = (one: Clause, other: Clause): boolean => one.sentence === other.sentence

/** 等销号那天我请客. */
const IF = /^[\s,:]*(?:(?:and|but|so) )?(?:if|unless|provided|suppose|once|when|until)(?= |$)/
const SAYS_IF = /if|unless|provided|suppose|once|when|until/
const isIf = (clause: Clause): boolean => SAYS_IF.test(clause.text) && IF.test(unreferenced(clause))
const UNTIL =
  /(?:^|[\d题务项])若(?!干|无|顺)|(?<!予)以为(?:已|都|全)|等.{0,16}(?:那天|的时候|之日|了(?:我|再)?请)/

/** 银行那边说周五到账: what those outside answer is a fact of the work. */
const OUTSIDE =
  /(?:供应商|厂家|法院|法官|银行|财政局?|业主|对方|专家|施工方|总包|分包|评估|审计|律师|中介|机构|租户|商户|居民|群众|村民|家属|公司)(?:那边|方面|的人)?(?:刚|都|也)?[说讲]/
/** 施工方反馈完成80%: a figure of theirs. */
const THEIR_FIGURE =
  /(?:供应商|厂家|施工方|施工单位|总包|分包|对方|中介|承包商|业主)(?:那边)?(?:反馈|称|表示|承诺|答应|介绍|汇报)/
const isAnswer = (clause: Clause): boolean =>
  OUTSIDE.test(clause.text) && clause.percents.length === 0 && !has(clause, 'closing')

/** Somebody says it: of the item, or within it a share or a close-out; a reason told within a report is none. */
const isSaid = (clause: Clause): boolean => {
  if (!SAYING.test(clause.text) || OWN_WORDS.test(clause.text)) return false
  const said = clause.text.search(SAID)
  const [mention] = clause.mentions
  if (said < 0) return false
  if (mention === undefined && isAnswer(clause)) return false
  return (
    mention === undefined ||
    said < mention.start - clause.start ||
    clause.percents.length > 0 ||
    has(clause, 'closing')
  )
}

/** 希望wt030 的钱早点追回来: the wish goes on in the next clause. */
const wishesAhead = (clause: Clause): boolean =>
  clause.mentions.length > 0 && has(clause, 'wishing') && /^(?:希望|但愿|盼|祝|愿)$/.test(plainWords(clause))

const hasSaying = (clause: Clause, opens: boolean): boolean =>
  has(clause, 'relaying') ||
  HEARD.test(clause.text) ||
  NOT_HIS_OWN.test(clause.text) ||
  (clause.text.includes('test') && TRIED.test(unreferenced(clause).trim())) ||
  (opens &&
    A_LEADER.test(clause.text) &&
    TOLD_BY_LEADER.test(
      clause.text.slice(0, (clause.mentions[0]?.start ?? clause.end) - clause.start).trim(),
    )) ||
  (clause.percents.length > 0 && THEIR_FIGURE.test(clause.text)) ||
  isSaid(clause)

const isTold = (clause: Clause, opens: boolean): boolean => hasSaying(clause, opens) && !isOwnAccount(clause)

/** Lays out the clauses of a text with what each takes over; `named` by the item's own part of the text. */
export const placed = (clauses: readonly Clause[], named: Scene['named']): readonly Placed[] => {
  const tagged = new Set(clauses.filter(isTag).map(({ sentence }) => sentence))
  let [relayed, supposed, reminded, forwarded, noticed, spoken] = [false, false, false, false, false, false]
  let [bidden, planned] = [false, false]
  let last: Placed | undefined
  return clauses.map((clause, n) => {
    const before = last
    if (before === undefined || !sameSentence(before.clause, clause))
      [relayed, supposed, reminded] = [false, false, false]
    if (
      (n === 0 && FORWARD.test(clause.text.trim())) ||
      /^转发?$/.test(clause.text.trim()) ||
      isCopied(clause)
    )
      forwarded = true
    if (n === 0 && NOTICE.test(clause.text.trim())) noticed = true
    if (REMINDER.test(clause.text) && (named === 'none' || !isDoneByEach(clause))) reminded = true
    if (isTold(clause, !spoken)) [relayed, bidden] = [true, isBidden(clause)]
    else if (bidden && tellsOurState(clause)) relayed = false
    planned ||= headsPlan(clause)
    spoken ||= clause.mentions.length > 0 || (named === 'replied' && n > 0)
    if (has(clause, 'own')) relayed = false
    if (has(clause, 'conditional') || UNTIL.test(clause.text) || isIf(clause) || wishesAhead(clause))
      supposed = true
    const doubted = tagged.has(clause.sentence)
    const told = { relayed: relayed || forwarded, supposed, reminded: reminded || noticed, doubted, planned }
    last = { clause, scene: { named, ...told, before } }
    return last
  })
}
