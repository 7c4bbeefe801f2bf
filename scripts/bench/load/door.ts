import { randomUUID } from 'node:crypto'
import { instant } from '../../../src/domain/kernel/time.ts'
import { commandHelp } from '../../../src/lark/commands/index.ts'
import { openDesk } from '../../../src/lark/desk.ts'
import type { InboundClick, InboundMessage } from '../../../src/lark/inbound/event.ts'
import { createIntake, type IntakeDeps } from '../../../src/lark/intake.ts'
import { NO_METERS } from '../../../src/lark/meters.ts'
import { type LedgerDatabase, sha256 } from '../../../src/runtime/sqlite.ts'
import { systemTimers } from '../../../src/runtime/timers.ts'
import { catalogueFor } from '../../../src/text/index.ts'
import { calendar, type LedgerPlan, openTask } from './ledger.ts'

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** The intake on a ledger, without the service around it. */
export const openDoor = (
  database: LedgerDatabase,
  parts: Partial<Pick<IntakeDeps, 'newId' | 'committed' | 'log'>> = {},
) => {
  const clock = { now: () => instant(Date.now()) }
  const text = catalogueFor('zh')
  const newId = parts.newId ?? randomUUID
  return createIntake({
    database,
    calendar,
    clock,
    desk: openDesk({ calendar, clock, text, newId, hash: sha256, commands: commandHelp(text) }),
    text,
    newId,
    soon: setImmediate,
    committed: () => undefined,
    moved: () => undefined,
    log: silent,
    meters: NO_METERS,
    timers: systemTimers,
    ...parts,
  })
}

/** The n-th message, of the owner of the n-th open task in the chat of his unit. */
export const heard = (plan: LedgerPlan, n: number, text: string): InboundMessage => {
  const { openId, chatId } = openTask(plan, n)
  return {
    kind: 'message',
    id: `om_bench_${n}`,
    eventId: `bench-${n}`,
    at: instant(Date.now()),
    chatId,
    chatType: 'group',
    openId,
    messageType: 'text',
    text,
    mentions: [],
    mentionsBot: false,
    mentionsAll: false,
    parentId: null,
    rootId: null,
    threadId: null,
    files: [],
    oversized: false,
  }
}

/** The same person's press of a button. */
export const pressed = (plan: LedgerPlan, n: number, messageId: string, value: unknown): InboundClick => {
  const { openId, chatId } = openTask(plan, n)
  return {
    kind: 'click',
    id: `click-${n}`,
    eventId: `click-${n}`,
    at: instant(Date.now()),
    openId,
    messageId,
    chatId,
    value,
    tag: 'button',
    name: null,
    form: {},
    option: null,
    options: [],
    checked: null,
    inputValue: null,
    token: null,
    timezone: null,
  }
}
