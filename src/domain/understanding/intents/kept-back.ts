import type { Clause } from '../clauses/clauses.ts'
import { blanked } from '../span.ts'

/** What may stand between such a word and what it keeps back: 差点 | 就给 WT-012 | 申请销号. */
const BETWEEN =
  '(?:[\\s□、]|和|与|及|申请|提请|报请|请求|提出|提交|上报|又|也|都|还|就|去|来|再|要|想|会|把|给|为|对|将|我们?|了|点)*$'
/** One of the words, right before an application; what stands between them holds nothing else. */
const rightBefore = (words: Readonly<Record<string, string>>): RegExp =>
  new RegExp(`(?:${Object.values(words).join('|')})${BETWEEN}`)

const MEANT = '本来|原本|原想|本想|原来|起初|当初|一度|曾经|曾[两三几多数]次|多次|屡次|以为'
/** 无误, 延误 and 更正错误 are no slips of the writer's. */
const SLIP = '(?<![失耽正笔口延无])误|误点|误将|错[把将]|不小心|不慎|手快|手滑|后悔'
const SLIP_OF_WORK = '(?:[纠改查]|更正|消除|没有|无)'
const WAITS_FOR = '[只就单仅](?:差|欠|等|待|剩|缺)|静待|坐等'

/** Before 申请销号 or 申请延期: it was not done, was meant or feared only, or must not be. */
const KEPT_BACK = rightBefore({
  nearly: '差一?点儿?|差些|险些|几乎',
  meant: `(?:${MEANT})(?:是|可以?|能够?|打算)?`,
  slip: SLIP,
  misreported: `(?:[误错][报交提发传]|(?<!${SLIP_OF_WORK})错误)交?了?(?:[\\s□]*的)?`,
  absurd: '何谈|谈何|谈什么|岂[能敢可]|怎[能敢好可]|哪[能敢里]|凭(?:什么|啥)|何必|何须|何苦|遑论|休想',
  unsaid: '别想|莫说|别说|不说|(?<![除并])非',
  forbidden: '严禁|禁止|不得|甭|杜绝|避免|防止|叫停|阻止|制止',
  refused: '拒绝|拒不|反对|停止|中止|终止|放弃|停|取消',
  postponed: '推迟|推后|延后|延缓|延迟|迟些|晚些|稍晚|(?<!延)缓|(?<![干不参])预',
  unticked: '☐',
  waiting: `(?:${WAITS_FOR})(?:最后|一个|一步)*`,
})

const AS_BIDDEN = '(?:按照?|根据|[依遵]照|依据|响应)'
const BIDDERS = '被|领导|书记|主任|局长|上级|巡察办|局里|区里|组里'
/** 功能, 效能, 无遗漏: parts of other words. */
const CAN = '(?<![只才效功职性智节产动潜可])能够?'
const MISSED = '来不及|没赶上|错过|(?<!无遗?)漏'

/** Before 申请销号 only: bidden, possible, for later today, read somewhere, or of a telephone number. */
const NOT_YET = rightBefore({
  bidden: `(?<!${AS_BIDDEN}[^,]{0,8})(?:${BIDDERS})[^,]{0,4}(?:要求|通知|安排|布置)`,
  urged: '催[着促办]?|限期|限时|责令|勒令|^[□ ]*(?:并|还|又)?要求',
  possible: `${CAN}|不如`,
  judged: '倾向于?|原则上?同意|准予|获准|盲目|贸然|虚假|代为',
  missed: MISSED,
  weighed: '(?<!经[^,]{0,6})(?:商量|讨论|商议|考虑|琢磨|纠结)(?:着|一下|过)?',
  next: '(?:下一?步|接下来)(?:就?是)?',
  today: '一会儿?|下午|中午|今晚|晚上|今[天日]之?内|下班前',
  soon: '随时|未来[^,]{0,4}|这[两几]天|这周内?|近几天|下[次回]|下一?批|[分按]批|第[一二三四五六七八九十]批|逐[一步项]|陆续',
  written: '写着|写的是?|显示|标着|记着|撰写|载明|填的是?|[单表栏]上列',
  drafted: '(?<!未)草?拟(?:好|写)?(?:了|完)?',
  numbered: '(?:手机号|公众号|视频号|微信号|[账帐][号户]|车牌|号码|电话|座机|宽带|etc)(?:已|均|全部)?',
})
const LOOK_BACK = 24

const beforeIn = ({ text, start, mentions }: Clause, at: number): string => {
  const named = mentions.map((mention) => ({ start: mention.start - start, end: mention.end - start }))
  return blanked(text, named)
    .slice(0, at - start)
    .slice(-LOOK_BACK)
}

/** Whether the words before an application at a place of the text keep it from being one. */
export const isKeptBack = (clause: Clause, at: number): boolean => KEPT_BACK.test(beforeIn(clause, at))

/** The same for close-out, of which nothing is done before its time. */
export const isHeldBack = (clause: Clause, at: number): boolean =>
  isKeptBack(clause, at) || NOT_YET.test(beforeIn(clause, at))
