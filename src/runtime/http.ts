import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Listening {
  /** `http://host:port`; the port is the real one when 0 was asked for. */
  readonly url: string
  readonly port: number
  /** Takes no new connections, lets requests under way end for `graceMs`, then cuts. */
  stop(graceMs?: number): Promise<void>
}

/** The address is taken, or we may not listen there. */
export class CannotListen extends Error {
  readonly code: string

  constructor(host: string, port: number, code: string) {
    super(`cannot listen on ${host}:${port} (${code})`)
    this.name = 'CannotListen'
    this.code = code
  }
}

/** The platform waits three seconds for an answer (lark-platform.md 1.2). */
const GRACE_MS = 3000
/** How often connections whose last request has ended meanwhile are closed, ms. */
const SWEEP_MS = 20
/** Time for a whole request to arrive, and for its head; the platform's are small. */
const REQUEST_TIMEOUT_MS = 30_000
const HEAD_TIMEOUT_MS = 10_000
/** How often those times are looked at, ms. */
const LATENESS_CHECK_MS = 2000
/** Connections at a time: each may hold a body on its way. */
const MOST_CONNECTIONS = 2000
/** An idle connection is the caller's to close, proxies do so after 60 s: what he sends while we close is lost, and a click for good. */
const IDLE_MS = 75_000

/** Serves an app; resolves when it listens, throws CannotListen. */
export async function listen(app: Pick<Hono, 'fetch'>, host: string, port: number): Promise<Listening> {
  const times = {
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: HEAD_TIMEOUT_MS,
    connectionsCheckingInterval: LATENESS_CHECK_MS,
  }
  const server = createServer(times, getRequestListener(app.fetch))
  server.maxConnections = MOST_CONNECTIONS
  server.keepAliveTimeout = IDLE_MS
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new CannotListen(host, port, codeOf(error))
  }
  const actual = portOf(server)
  return {
    url: `http://${host}:${actual}`,
    port: actual,
    stop: (graceMs = GRACE_MS) => stop(server, graceMs),
  }
}

async function stop(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
