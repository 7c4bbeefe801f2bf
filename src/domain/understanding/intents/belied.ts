import { type Clause, has } from '../clauses/clauses.ts'
import { anyNamed, anyOf } from '../match.ts'
import type { Judged } from './acts.ts'
import { plainWords } from './idle.ts'
import { isSuppliedSince } from './supplied.ts'

/** 申请销号，不对，应该是申请延期: what was just written is taken back. */
const SLIP = anyOf(
  '^(?:哦|啊|呃|额)?(?:不对|不是|哦不|口误|笔误|手滑|更正|纠正)(?:一下)?[了啊呀]*$',
  '^(?:打|写|说|发|报|填|搞|弄|输|点)错了?$',
)
/** 申请销号:否, 申请销号(待定) */
const STRUCK = anyNamed({
  no: '^(?:否|无|不|不存在的|×|x|✗|✘|no|n)$|^(?:取消|撤[回销])[了吧掉]*$',
  blank: '^(?:是[□☐ ]*[/、 ]?否[□☐ ]*|是?[□☐]+|_{2,})$',
  english:
    '^(?:on hold|no need|cancell?ed|pending|tbd|rejected|tbc|maybe|soon|later|yet|(?:pls |please )?wait|not yet|next (?:week|month)|tomorrow)$',
  draft: '^(?:待[定议]|未定|草稿|草案|测试|试填|样例|示例|模板|仅供参考|作废|未批|未交|未提交|暂缓)$',
})
/** 申请销号，唉，发早了: it was sent by mistake, or too soon. */
const REGRETTED = anyNamed({
  tooSoon: '^(?:唉|哎|啊|呀)?[发报交提]早了(?:哈|吧)?$',
  ignoreIt:
    '^(?:唉|哎|啊|呀)?(?:(?:请|大家|各位)?(?:忽略|无视)(?:吧|哈)?|请?(?:当|就当)[没未]看[见到])(?:哈|吧)?$',
  deleted: '^(?:唉|哎|啊|呀)?(?:撤了|删了?|删除|已删)(?:哈|吧)?$',
  slipped: '^手一?[抖滑快].{0,6}$|^发到?(?:错|别的?|其他)群(?:里|的|了)*$',
})
/** 申请销号，领导叫停了: others have stopped it, or it has turned out not to be done. */
const STOPPED = anyNamed({
  byLeaders: '叫停了?$|(?:领导|书记|局长|主任)不(?:同意|让|批|签)(?:了|字)?$',
  complained: '(?:群众|居民|业主|商户|有人|又)(?:又|再次?|还在)(?:投诉|举报|反映|上访|反弹)了?$',
  relapsed: '又(?:搭|堆|占|摆)[^,]{0,5}$',
  foundWanting: '发现(?:还有?)?[漏少缺错]了?[^,]{1,8}$',
})
const CROSS = /[❌✖🚫✗✘×👎]/u
/** 申请销号，先等等; but not 等审核, which is what an application waits for. */
const PUT_OFF = anyOf(
  '^(?:[先再]|还是)?(?:等[等一]?[等下]?|缓一?缓|放[一放]*|看看)(?:再[说看报])?$|^.{0,4}再[说报提]$',
  '^(?:还|尚|为时|时间)(?:太|过|尚)?早(?:着)?$',
  '^(?:明[天年]|后天|下下?个?(?:周|月|星期|礼拜)[一二三四五六日天初中底末]?|月底|节后|改天|过[两几]天|晚[点些])(?:吧|再[说报提交]+|[前后])?$',
  '^[等待][^,]{1,12}[后再](?:上报|报|提交|申请|报送|盖章)',
  '^(?:今[天晚]|下午|晚上|中午|明早|下班前)再[说报提交看]$|^(?:但是?|可是?)?不急$',
  '^(?:还[要得需]|[要得需])?等(?![待候]?(?:您|区里|上级|领导|巡察办|组里|贵办|各位)*(?:审(?!计)|批|核|验|复|认|回|通知|消息|意见|结果|指示)).{1,10}$',
)
/** 申请销号，但票据不全: what is wanting yet. */
const WANTING = anyNamed({
  papers:
    '(?:材料|资料|票据|佐证|台账|手续|凭证|附件|证据|报告|条件|签字|盖章|公示|审计|验收|报批)[^,]{0,6}(?:不全|不齐|不完整|不够|不足|欠缺|缺失|缺着|有缺|没弄|没做|没办)$',
  notThere:
    '(?:没有?|未|还没|尚未)(?:能|有)?(?:[出到签盖批齐来下交验定]|拿到|收到|通过|结束|办好|办完|补齐|补全|出具|验收|公示|审计)(?:来|全|齐|完|章|字)?$',
  short: '(?:还|尚|就|仅|只)[差缺欠](?!您|巡察办|贵办|审批|批复).{1,10}$',
  needed: '(?:还|尚)需(?!.{0,10}(?:审|批|核|认|验|领导|支持)).{1,10}$',
  stillToDo: '(?:还|尚)[要得须需](?:走|过会|上会|盖|签|补|公示|验收|审计)',
  soMany: '(?<![不所至减])[缺欠少][\\d一二两三四五六七八九十几][份张个项户页枚]$',
  underWay: '(?:还|尚|仍)在(?:途中|路上|补|走(?:流程|程序)|办理?)$',
  toBeMadeUp: '待补[办齐签]?$',
  onShow: '公示期?[^,]{0,2}[没未](?:满|到|结束|完)$',
  however:
    '^(?:但是?|可是?|不过|然而|只是|就是)(?!.*(?:问题|意见|异议|影响|关系|[未没](?:有?发现|有?反弹|再)))[^,]*(?:没|尚未|还未|未[^,]{0,4}[齐全到完补签批出]|不[齐全够足])',
})

const takesBack = (clause: Clause, suppliedSince: () => boolean): boolean => {
  const words = plainWords(clause).trim()
  if (clause.mentions.length === 0 && SLIP.test(words)) return true
  if (REGRETTED.test(words) || STOPPED.test(words)) return true
  if (CROSS.test(clause.text) || STRUCK.test(words) || PUT_OFF.test(words)) return true
  return WANTING.test(words) && !/^[如若]/.test(words) && !has(clause, 'conditional') && !suppliedSince()
}

/** What is applied for is struck out, put off or belied by what stands behind it (domain.md 3.10.2). */
export const isBelied = (judged: readonly Judged[]): boolean => {
  const at = judged.findLastIndex(({ act }) => act === 'closeOut')
  const applied = judged[at]?.clause.text
  return (
    applied !== undefined &&
    (CROSS.test(applied) ||
      judged.some(({ clause }, n) => n > at && takesBack(clause, () => isSuppliedSince(judged, n))))
  )
}
