import type { ServerResponse } from 'node:http'
import type { Emulator } from '../emulator.ts'

const TELLING = new Set([
  'message',
  'reaction',
  'chat',
  'urgent',
  'seen',
  'slash_command',
  'reset',
  'companion',
  'connection',
  'faults',
  'traffic',
])
const HEARTBEAT_MS = 15_000

/** Server-sent events: the kind of what changed and, for a message, its chat. */
export function openStream(emulator: Emulator, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 1000\n\n')
  const stop = emulator.onChange(({ kind, row }) => {
    if (!TELLING.has(kind)) return
    const chatId = typeof row === 'object' && row !== null && 'chatId' in row ? row.chatId : undefined
    response.write(`data: ${JSON.stringify({ kind, chatId })}\n\n`)
  })
  const stopClock = emulator.clock.onMove(() => {
    response.write(`data: ${JSON.stringify({ kind: 'clock' })}\n\n`)
  })
  const beat = setInterval(() => response.write(': beat\n\n'), HEARTBEAT_MS)
  beat.unref()
  response.on('close', () => {
    stop()
    stopClock()
    clearInterval(beat)
  })
}
