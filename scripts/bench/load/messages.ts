import { type Wire, wire } from './hammer.ts'
import { type LedgerPlan, openTask } from './ledger.ts'
import { APP } from './processes.ts'
import { seal } from './seal.ts'

export const DOOR = '/lark/events'

/** Whose bot an event is for, and where it is knocked. */
export interface Addressee {
  readonly door: string
  readonly tenantKey: string
  readonly app: { readonly appId: string; readonly encryptKey: string; readonly verificationToken: string }
}

const BENCH: Addressee = { door: DOOR, tenantKey: 'bench', app: APP }

const header = ({ tenantKey, app }: Addressee, id: string, type: string, at: number) => ({
  event_id: id,
  event_type: type,
  create_time: String(at),
  token: app.verificationToken,
  app_id: app.appId,
  tenant_key: tenantKey,
})

/** An event as it goes over the wire, sealed now. */
const sealed = ({ door, app }: Addressee, event: unknown): Wire => {
  const { body, headers } = seal(event, app.encryptKey, Date.now())
  return wire(door, headers, body)
}

/** The n-th message: what one of the ledger's people says in the chat of his unit. */
export const message = (plan: LedgerPlan, n: number, text: string, to: Addressee = BENCH): Wire => {
  const { openId, chatId } = openTask(plan, n)
  const at = Date.now()
  return sealed(to, {
    schema: '2.0',
    header: header(to, `bench-${n}`, 'im.message.receive_v1', at),
    event: {
      sender: { sender_id: { open_id: openId }, sender_type: 'user', tenant_key: to.tenantKey },
      message: {
        message_id: `om_bench_${n}`,
        create_time: String(at),
        chat_id: chatId,
        chat_type: 'group',
        message_type: 'text',
        content: JSON.stringify({ text }),
      },
    },
  })
}

/** The n-th report: each open task in turn, with a percent that rises. */
export const report = (plan: LedgerPlan, n: number, to: Addressee = BENCH): Wire =>
  message(
    plan,
    n,
    `/进度 ${openTask(plan, n).code} ${Math.min(99, 50 + (n % 40))}% 第${n}次报送，已完成现场核查`,
    to,
  )

/** A press of a button on a card. */
export const click = (
  id: string,
  by: { readonly openId: string; readonly chatId: string },
  card: { readonly messageId: string; readonly value: unknown },
): Wire =>
  sealed(BENCH, {
    schema: '2.0',
    header: header(BENCH, id, 'card.action.trigger', Date.now()),
    event: {
      operator: { open_id: by.openId },
      token: `c-${id}`,
      action: { tag: 'button', value: card.value },
      context: { open_message_id: card.messageId, open_chat_id: by.chatId },
    },
  })
