import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { hex } from '../ids.ts'
import type { ClientConfig } from '../options.ts'
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame } from './frames.ts'

/** What came back for one event: the client's code and its decoded answer, or why nothing came. */
export type Ack =
  | { readonly kind: 'ack'; readonly code: number; readonly data: string | undefined }
  | { readonly kind: 'none'; readonly reason: 'no client' | 'timeout' | 'closed' }

interface Connection {
  readonly appId: string
  readonly socket: WebSocket
  readonly service: number
  frozen: boolean
}

const DEFAULT_CONFIG: ClientConfig = {
  ReconnectCount: -1,
  ReconnectInterval: 120,
  ReconnectNonce: 30,
  PingInterval: 120,
}
export const MAX_CONNECTIONS = 50
const ackPayload = z.object({ code: z.number(), data: z.string().optional() })

/** The long connections (lark-platform.md 1.9, 2.4): each event goes to one client chosen at random. */
export class Hub {
  readonly config: ClientConfig
  /** Pieces an event is cut into. */
  chunks = 1
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #connections = new Set<Connection>()
  readonly #tickets = new Map<string, string>()
  readonly #waiting = new Map<string, { connection: Connection; settle: (ack: Ack) => void }>()
  readonly #random: () => number
  readonly #listeners = new Set<() => void>()

  constructor(random: () => number, config: Partial<ClientConfig>) {
    this.#random = random
    this.config = { ...DEFAULT_CONFIG, ...config }
  }

  /** URL for a client of `appId`; good for one connection. */
  invite(appId: string, origin: string): string {
    const ticket = hex(8)
    this.#tickets.set(ticket, appId)
    return `${origin.replace(/^http/, 'ws')}/ws/v2?fpid=493&aid=552564&device_id=${hex(8)}&service_id=1&ticket=${ticket}`
  }

  /** Called when a connection was made or ended. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  count(appId: string): number {
    return this.#of(appId).length
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const ticket = url.searchParams.get('ticket') ?? ''
    const appId = this.#tickets.get(ticket)
    if (url.pathname !== '/ws/v2' || appId === undefined) return void socket.destroy()
    this.#tickets.delete(ticket)
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#join(appId, webSocket))
  }

  /** Sends one event and waits for its acknowledgement. */
  send(appId: string, body: string, timeoutMs: number): Promise<Ack> {
    const clients = this.#of(appId)
    const chosen = clients[Math.floor(this.#random() * clients.length)]
    if (chosen === undefined) return Promise.resolve({ kind: 'none', reason: 'no client' })
    const messageId = hex(16)
    return new Promise((resolve) => {
      const settle = (ack: Ack): void => {
        clearTimeout(timer)
        this.#waiting.delete(messageId)
        resolve(ack)
      }
      const timer = setTimeout(() => settle({ kind: 'none', reason: 'timeout' }), timeoutMs)
      this.#waiting.set(messageId, { connection: chosen, settle })
      if (!chosen.frozen) this.#write(chosen, messageId, Buffer.from(body, 'utf8'))
    })
  }

  /** Half-dead connections: the sockets stay open and nothing comes or goes any more. */
  freeze(appId: string): void {
    for (const connection of this.#of(appId)) connection.frozen = true
  }

  /** Cuts the connections of one app, or all. */
  drop(appId?: string): void {
    for (const connection of this.#connections) {
      if (appId === undefined || connection.appId === appId) connection.socket.terminate()
    }
  }

  close(): void {
    this.drop()
    this.#server.close()
  }

  #of(appId: string): Connection[] {
    return [...this.#connections].filter((connection) => connection.appId === appId)
  }

  #join(appId: string, socket: WebSocket): void {
    const connection: Connection = { appId, socket, service: 1, frozen: false }
    this.#connections.add(connection)
    this.#tell()
    socket.on('message', (data) => this.#hear(connection, data))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.#connections.delete(connection)
      this.#tell()
      for (const wait of [...this.#waiting.values()]) {
        if (wait.connection === connection) wait.settle({ kind: 'none', reason: 'closed' })
      }
    })
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  #write(connection: Connection, messageId: string, payload: Buffer): void {
    const size = Math.ceil(payload.length / this.chunks)
    for (let seq = 0; seq < this.chunks; seq += 1) {
      const headers = {
        type: 'event',
        message_id: messageId,
        sum: String(this.chunks),
        seq: String(seq),
        trace_id: hex(16),
      }
      const part = payload.subarray(seq * size, (seq + 1) * size)
      connection.socket.send(
        encodeFrame({ service: connection.service, method: DATA, headers, payload: part }),
      )
    }
  }

  #hear(connection: Connection, data: RawData): void {
    if (connection.frozen) return
    let frame: Frame
    try {
      frame = decodeFrame(bytesOf(data))
    } catch {
      connection.socket.terminate()
      return
    }
    if (frame.method === CONTROL && frame.headers.type === 'ping') this.#pong(connection)
    else if (frame.method === DATA) this.#settle(frame)
  }

  #pong(connection: Connection): void {
    const payload = Buffer.from(JSON.stringify(this.config))
    const frame = { service: connection.service, method: CONTROL, headers: { type: 'pong' }, payload }
    connection.socket.send(encodeFrame(frame))
  }

  #settle(frame: Frame): void {
    const waiting = this.#waiting.get(frame.headers.message_id ?? '')
    if (waiting === undefined) return
    const payload = ackPayload.safeParse(parseJson(frame.payload.toString('utf8')))
    const { code, data } = payload.success ? payload.data : { code: 500, data: undefined }
    const text = data === undefined ? undefined : Buffer.from(data, 'base64').toString('utf8')
    waiting.settle({ kind: 'ack', code, data: text })
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
