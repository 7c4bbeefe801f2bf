import { anyOf } from '../match.ts'
import { LEFT_BEFORE } from './amount.ts'

/** What may stand between such a word and its share. */
const BARELY = '(?:了|约|大约|大概|将?近|整整|by )?$'

/** 降了5%, 落后10%: a step or a distance, not how far the work is. 降到5% is. */
const STEP = anyOf(
  `(?:降低?|下降|减少?|压[减降]|[核缩]减|倒[退扣]|退步|回落|下[滑调]|跌|扣|增[加长]?|上[升涨浮]|提[升高]|涨|升|多出?|加|落后|滞后|超前|领先|慢|相?差了)${BARELY}`,
  `(?:down|up|fell|rose|dropped|gained|behind|ahead|minus|plus|less|more) ${BARELY}`,
)
/** 差不多80%, 增加到80%. */
const NO_STEP = /(?:差不多|好多|许多|最多|顶多)$/
/** 60%→, 60%变成: what it was before. */
const STEP_BEHIND = /^(?:的)?(?:增[长幅]|降幅|提升幅度|涨幅|跌幅)|^ ?(?:→|-+>|=>|变|to \d)/

/** 比计划慢5%, 较上周差10%. */
const COMPARED =
  /(?:比|较)(?:上[个周月次期]|本周|计划|预期|预计|目标|去年|昨天|前|时序|同期|原|进度|时间|应有|别|其他)[^,;。到至达]{0,8}$/

/** 没完成80%, 不一定有80%, 号称100%. */
const DENIED = anyOf(
  '(?:没有?|[尚还并]?未|不可能|不一定|未必|不见得|难以|无法|不能|不会|哪里?有?|远没|谈不上)(?:能够?|会|真正|实际|有|全部|完全)?(?:完成|整改|落实|办结|做到|达到?|到|有|推进到|超过)?了?$',
  '(?:^|[^a-z])(?:not|never|below|under|less than|short of|nowhere near)(?: yet| at| reached| done| even)* $',
  '(?:号称|自称|所谓|虚报|谎报|吹[牛嘘]|假装|冒充)(?:的|已|为|成|完成|达到?|是)*$',
)
/** 80%有误, 80%是假的. */
const BELIED =
  /^(?:的)?(?:有误|不对|不准|不实|是假|是错|是?[写报填说]错|错了|是误[报写]|有问题|不符|作废|不[作算]数?|太虚|注水|是?(?:不可能|没可能|做不到|不现实))/

/** 台账显示80%: what is written there; 系统显示80%，实际60% tells the second. */
const SHOWN =
  /(?:台账|系统|平台|表格?|简报|[日周]报|通报|截图)[里上中]?(?:还|仍|都)?(?:显示|挂着?|写着|写的是|记着|记的是|填的是)[^,;。实目现]{0,16}$/

/** What may stand between an aim and its share: 应于月底前基本完成80%. */
const REACHING = '(?:全面|全部|基本|整体|总体|实现)?(?:完成|达到?|做到|推进?到|干到|有|到|为|是|至)?了?$'
/** 应达80%, 要求完成80%; 按要求完成80% is done. */
const DEMANDED = anyOf(
  `(?<![按照据对依答响适供相反回效合]|符合|满足|达到|根据)(?:要求|应该?当?(?![是为])|须|必须|务必|务求|本该|本应|理应|目标|指标)(?:是|为|要|在|于|达|都)*${REACHING}`,
  `(?<!按照?|[依比]照|根据|[对遵]照|符合|[跟赶]上|快于|超过?)(?:计划|目标|时序|预期|应有|应达)的?(?:进度|完成率)${REACHING}`,
  '(?:能够?|可以?|会|将)(?:全面|全部|基本|整体|总体|实现)?(?:完成|达到?|做到|推进?到|干到|有|到)了?$',
)
/** 会上要求WT-012进度达到80% */
const BIDDEN = /(?:要求|必须|务必)[^,;。已了现]{0,20}(?:达到?|做到|完成|到)$/
/** 按会议要求完成80%: as was demanded. */
const AS_BIDDEN = /(?:按照?|根据|依据|对照|遵照|落实|响应)[^,;。]{0,8}(?:要求|目标|指标)/
/** 已能完成80%. */
const REACHED_NOW = /(?:已|目前|现在|实际)[^,;。]{0,6}$/
/** 下周完成80%: a time to come of which no day is told. */
const TO_COME = anyOf(
  `(?:下下?个?(?:周|月|季度|星期|礼拜|旬)[一二三四五六日天底初末]?|明年|下半年|节后|届时|到时候?|今后|往后|下一?步|改天|过[两几]天|接下来)(?:前|内|底|末)?(?:就|可以?|能|要|会|将|争取|预计|应该?|的)*(?:进[度展])?${REACHING}`,
  '(?:^|[^a-z])(?:will|should|must|could|would|may|might|can|expected|aim|target|plan|(?:please|pls|to) update)(?![a-z])[^,;。]*$',
)
const TO_COME_BEHIND = /^ ?(?:by|before|until|next) /

/** 距离90%还差一步, 正往90%赶. */
const FAR_FROM = /(?:距离?|离|[向往朝])(?:目标|了)?$/
const FAR_BEHIND = /^(?:还|尚)(?:需|要|差|早|远|有(?:距离|差距))/
/** 还需两周到90% */
const NEEDS = /(?:还|尚)(?:需|要|得)[^,;。]{0,6}(?:才)?(?:能)?(?:到|达到?|完成)$/
/** 到80%才能申请, 100%后再申请销号: a condition. */
const CONDITION_BEHIND = /^(?:以上|时|的话|[以之]?后|左右)?(?:才|方[能可]|就(?![是])|再(?![接次])|即可|后申)/

/** 一期80%, 其中甲项80%: of a part, unless the whole is named. */
const OF_PART = anyOf(
  `(?:[一二三四五六七八九甲乙丙丁首前后]期|第[一二三四五六](?:步|阶段|部分)|[甲乙丙丁]项|[一二三四五六七八九]标段?)(?:工程|项目|任务|工作)?(?:已经?|目前)?${REACHING}`,
  '其中[^,;。]{0,16}$',
)

/** 80%的可能, 100%支持: how likely, or how firmly. */
const LIKELY = /^ ?(?:的)?(?:可能|把握|概率|几率|胜算|机会|希望|信心|chance|sure|certain)/
const FIRM =
  /^ ?(?:会|能|没问题|支持|赞[同成]|拥护|肯定|确定|确信|保证|放心|相信|同意|配合|可以|要|必|服从|sure|agree)/
/** 八成能完成, 八成完不成: most likely. */
const MOST_LIKELY = /^(?:能|可[能以]|完不|做不|过不|赶不|办不|没戏|没希望|得|又要|还[得要])/
const TOLD_AS_SHARE = /(?:完成|进[度展]|[到达做有约了已为是]|推进|总体|整体|目前|现在)$/

/** 先写80%, 就按80%报: what is to be put in, not what is reached. */
const PUT_IN = /(?:请|先|就|都|统一|一律|暂时?|你们?|给我|帮我?)(?:填|写|按|登记?|录)(?:成|为|个|上|到)?$/
const PUT_IN_BEHIND = /^(?:吧|得了|算了|填|来?报$|来?写$)/
const PUTS = /(?:填|写|按|登记?|录)(?:成|为|个|上|到)?$/
/** 首付80%, 误差5%, 每周推进10%, 低于平均80%: a figure of the work, but not how far it is. */
const OF_ELSE = anyOf(
  '(?:首付|定金|预付|尾款|订金|罚[款金]|扣分|[得加减]分|误差|偏差|税费?|利息|折旧|[续理]费|佣金|返点|回扣|抽查|覆盖|占)(?:了|款|比例?|率|为|是|达|到|约|各)?$',
  '(?:排(?:名|在)?|名列)(?:全[区市县省])?[前后第]?$|控制在$|(?:压[减降缩]|节[约支省])[^,;。]{0,8}$',
  '(?:每个?[月周天日季年]|[日周月年]均)[^,;。]{0,5}$|平均(?:为|是|在)?$',
  '(?:高于|低于|好于|差于)[^,;。]{0,6}(?:平均|水平)(?:水平|进度|线)?$|最后(?:的)?$',
)
const OF_ELSE_BEHIND = /^(?:以内|中(?!期|旬|午|标|间)|里面?|当中)/

/** Without one of these nothing before a share turns it: most are told as 进度80%. */
const TURNS =
  /[降减退落跌扣增升提涨多加滞超领慢差比较首定预尾订罚得误偏税利折续管理费佣返回抽覆占排名列控压节每均平最高低好离距向往朝需没未不难无哪里远谈号自所虚谎吹假冒统台表报图系下明届今后往步改过接应该须务本指计能可会将期第甲乙丙丁标其请先就都律你帮填按登录浮要]|[a-z](?:[a-z]{2}| )/

const turnedBefore = (before: string): boolean => {
  if (STEP.test(before) && !NO_STEP.test(before)) return true
  if (COMPARED.test(before) || OF_ELSE.test(before) || OF_PART.test(before)) return true
  if (FAR_FROM.test(before) || NEEDS.test(before) || TO_COME.test(before)) return true
  if (DENIED.test(before) || SHOWN.test(before) || PUT_IN.test(before)) return true
  return (
    (DEMANDED.test(before) || BIDDEN.test(before)) && !REACHED_NOW.test(before) && !AS_BIDDEN.test(before)
  )
}

const turnedBehind = (before: string, behind: string): boolean =>
  STEP_BEHIND.test(behind) ||
  OF_ELSE_BEHIND.test(behind) ||
  FAR_BEHIND.test(behind) ||
  CONDITION_BEHIND.test(behind) ||
  BELIED.test(behind) ||
  TO_COME_BEHIND.test(behind) ||
  LIKELY.test(behind) ||
  (PUT_IN_BEHIND.test(behind) && PUTS.test(before))

/**
 * Whether the words around a share make it something else than how far the work is now: a step (降了5%), an aim, a
 * denial, a chance, a part. A report's percent is 0–100 of the work as it stands (domain.md 3.4 P9, 3.10.2).
 */
export const isNotReached = (before: string, behind: string, share: string): boolean => {
  if (LEFT_BEFORE.test(before)) return COMPARED.test(before)
  if (TURNS.test(before) && turnedBefore(before)) return true
  if (behind === '') return false
  if (turnedBehind(before, behind)) return true
  if (TOLD_AS_SHARE.test(before)) return false
  return /成$/.test(share) ? MOST_LIKELY.test(behind) : /^(?:100|百)/.test(share) && FIRM.test(behind)
}

/** 下周五完成80%, with a day that is still to come: what may stand between the two. */
export const REACHED_BY_THEN =
  /^(?:前|底|末)?(?:就|可以?|能|要|会|将|争取|预计|的|应该?|左右)*(?:全面|全部|基本|整体|总体|实现)?(?:完成|达到?|做到|推进?到|干到|到|进[度展](?:达?到)?|完成率)?(?:约|大概|为)?$/

/** 还有20%没完成: the rest is done. */
const UNDONE =
  /^(?:的?(?:工作|任务|内容|整改|事项))?(?:还|尚|仍|都)?(?:没|未)有?(?:完成?|做完?|整改完?|落实|推进|办完?|干完?|弄完?|改完?|动|启动|开始)(?:了|呢)?(?=$|[,;。!~ ])/

/** A share of the work that is told as not done. */
export const isStillToDo = (before: string, behind: string): boolean =>
  UNDONE.test(behind) &&
  !LEFT_BEFORE.test(before) &&
  !TOLD_AS_SHARE.test(before.replace(/(?:还|尚|仍|另|只)有$/, ''))
