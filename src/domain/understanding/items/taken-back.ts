import type { Clause } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import type { Part } from './parts.ts'

/** 开玩笑的, 发错了, 都作废: said of what was just said. 之前的作废 is not. */
const TAKEN_BACK = anyOf(
  '^(?:以上|这条|刚才|我|都|全|是|也|说|这)*(?:开个?玩笑|逗你|逗大家|当我没说|[说闹发写]着玩|不算数?|不作数|作废|撤回|取消|误[发点]|[发点打写说填报搞弄]错(?:了|群)|别当真)(?:的|了|哈|啊|吧|哦|玩|大家|群|人|啦|呢|~|!|。| )*$',
  '^ ?(?:just |only )?(?:kidding|joking|scratch that|never ?mind|ignore (?:this|that|it)|please ignore.{0,8})$',
)
const LONGEST = 16

const isTakenBack = ({ text }: Clause): boolean => text.length <= LONGEST && TAKEN_BACK.test(text.trim())

/** The last thing that a message says is that it does not count: nothing of it is an update (domain.md 3.10.2). */
export const takesAllBack = (parts: readonly Part[]): boolean => {
  const last = parts
    .at(-1)
    ?.judged.findLast(
      ({ act, clause }) => act !== 'idle' || clause.mentions.length > 0 || isTakenBack(clause),
    )
  return (
    last !== undefined &&
    isTakenBack(last.clause) &&
    // An application taken back is told as left open.
    !parts.some(({ judged }) => judged.some(({ act }) => act === 'closeOut'))
  )
}
