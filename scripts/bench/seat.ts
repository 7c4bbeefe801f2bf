import { problemOf } from '../../src/domain/kernel/codes.ts'
import { Town } from '../../test/scenarios/town.ts'

/** A service on the demo round with somebody to speak to it over the webhook. */
export interface Seat {
  readonly eventsUrl: string
  readonly encryptKey: string
  now(): number
  /** The envelope of the n-th progress report, of one department head after the other on his task. */
  progressMessage(n: number): unknown
  /** How many reports on open tasks the ledger holds. */
  reports(): number
  close(): Promise<void>
}

export const openSeat = async (): Promise<Seat> => {
  const town = await Town.open({ transport: 'webhook', at: '2025-10-24T09:00:00+08:00' })
  const tasks = town.openTasks()
  const taskOf = (n: number) => {
    const task = tasks[n % tasks.length]
    if (task === undefined) throw new Error('no open task')
    return task
  }
  return {
    eventsUrl: `${town.service.url}/lark/events`,
    encryptKey: town.app.encryptKey,
    now: () => town.emulator.clock.now(),
    progressMessage: (n) => {
      const task = taskOf(n)
      return {
        schema: '2.0',
        header: {
          event_id: `bench-${n}`,
          event_type: 'im.message.receive_v1',
          create_time: String(town.emulator.clock.now()),
          token: town.app.verificationToken,
          app_id: town.app.appId,
          tenant_key: 'bench',
        },
        event: {
          sender: { sender_id: { open_id: task.openId }, sender_type: 'user', tenant_key: 'bench' },
          message: {
            message_id: `om_bench${n}`,
            create_time: String(town.emulator.clock.now()),
            chat_id: task.chatId,
            chat_type: 'group',
            message_type: 'text',
            content: JSON.stringify({ text: `/进度 ${task.code} ${Math.min(99, 50 + (n % 40))}% 第${n}次` }),
          },
        },
      }
    },
    reports: () =>
      town.service.database.read((store) => {
        const codes = new Set(tasks.map(({ code }) => problemOf(code)))
        return [...codes].reduce((sum, code) => sum + (store.problems.get(code)?.progress.length ?? 0), 0)
      }),
    close: () => town.close(),
  }
}
