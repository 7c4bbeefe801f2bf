import { type Clause, has } from '../clauses/clauses.ts'
import type { Intent } from '../intents/decide.ts'
import type { Part } from './parts.ts'

/** Done, it says, but not what. */
const DONE_ALONE =
  /^(?:已经?)?(?:全部)?整改(?:已经?)?(?:全部)?(?:完成|到位|完毕|完了|好了)了?$|(?:我们|我科|我局|单位).{0,6}问题.{0,6}(?:完成|弄完|改完|到位)|^第.{1,3}[项条个].{0,6}(?:完成|完了|弄完|改完|办结)|^(?:这个|那个|它|这条|那条|这项|那项).{0,10}(?:完成|办完|弄完|改完|做完|搞定|差不多了)/

const ASKED_OF_IT = /批|审|退|报|交|办|材料|延|负责|到期|牵头|归|超期|进度/
const STUCK_WORK = /没钱.{0,4}[干办推做弄]|推进?不|卡在|卡住|卡壳|堵点|评审|审批|经费|预算|资金|请.{0,10}协调/
const TAKEN_ON = /认领|认了|接了|接下|领了(?=$|[!吧哈])|我们?.{0,6}(?:负责|牵头)(?=$|[!吧哈了])/

const pointsToWork = ({ judged }: Part): boolean =>
  judged.some(
    ({ act, clause }) =>
      act === 'progress' &&
      has(clause, 'pointing') &&
      /完成|[做弄办改]完|[弄做办改]好|整改|推进|正在|已|了|上会|印发|还差|还没|没/.test(clause.text) &&
      /问题|条|项|整改|任务/.test(clause.text) &&
      !/〔\d{4}〕|文件/.test(clause.text),
  )

const anyClause = ({ judged }: Part, fits: (clause: Clause) => boolean): boolean =>
  judged.some(({ clause }) => fits(clause))

/** Things of the office, not of its work. */
const EVERYDAY =
  /会议室|电脑|网络|打印|电梯|空调|投影|车位|停车|食堂|门禁|快递|手机|钥匙|微信|密码|链接|订餐|网卡|wifi/
/** Papers for all: 材料模板, 报送要求. */
const FOR_ALL = /模板|模版|样表|样本|格式|要求/
/** Not to be closed yet, but which? */
const LEFT_OPEN =
  /^(?:这|那|它|我们?)?.{0,2}(?:还|尚|暂时?|先)?(?:不能|不具备|没法|不)(?:申请)?销号(?:条件)?$/

/** For each intent, whether words without an item still plainly speak of an item's work. */
const DEFINITE: Readonly<Record<Intent, (part: Part, percent: boolean) => boolean>> = {
  none: () => false,
  submit_closeout: () => true,
  request_extension: () => true,
  evidence: (part) => !anyClause(part, ({ text }) => FOR_ALL.test(text)),
  progress: (part, percent) =>
    percent ||
    anyClause(part, ({ text }) => DONE_ALONE.test(text.trim()) || LEFT_OPEN.test(text.trim())) ||
    pointsToWork(part),
  query: (part) =>
    !anyClause(part, (clause) => has(clause, 'meeting')) &&
    anyClause(
      part,
      (clause) =>
        has(clause, 'regime', 'closing', 'extending') ||
        /[红黄绿]灯/.test(clause.text) ||
        /(?:问题|措施|任务).{0,4}(?:哪些|几个|几项|多少)|(?:哪些|几个|几项|多少).{0,2}(?:问题|措施|任务)/.test(
          clause.text,
        ) ||
        (has(clause, 'pointing') && ASKED_OF_IT.test(clause.text)),
    ),
  blocker: (part) =>
    !anyClause(part, ({ text }) => EVERYDAY.test(text)) &&
    anyClause(
      part,
      (clause) => has(clause, 'regime', 'pointing', 'helping', 'progress') || STUCK_WORK.test(clause.text),
    ),
  claim: (part) =>
    anyClause(part, (clause) => TAKEN_ON.test(clause.text) || has(clause, 'pointing', 'regime')),
}

/** Without an item, small talk is no report: only what is plain is asked about (domain.md 3.10.3). */
export const isDefinite = (intent: Intent, part: Part, percent: boolean): boolean =>
  DEFINITE[intent](part, percent)

const WHOLE =
  /哪些|几[个项条家]|多少[个项条家]|名下|我们单位|全区|各单位|本周|本月|下周|有多少|一共|流程|率|最多|列一下|怎么(?:申请|填|报|写|用|走|办|操作)/

/** A question about the whole ledger, which needs no item. */
export const isOfTheLedger = (text: string): boolean => WHOLE.test(text)
