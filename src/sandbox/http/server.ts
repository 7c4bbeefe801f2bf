import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import type { World } from '../world.ts'
import { ApiError, newLogId } from './errors.ts'
import { callApi } from './gateway.ts'
import { tooFrequent } from './limits.ts'
import { type ApiRequest, parseRequest, readBody } from './request.ts'
import type { Answer, Route } from './routes.ts'

/** A path without bearer token (token API, long-connection endpoint). */
export type OpenRoute = (world: World, request: ApiRequest) => Answer
/** Answers a request outside the platform's API (control, page); false if it is not for it. */
export type SideDoor = (request: IncomingMessage, response: ServerResponse, raw: Buffer) => Promise<boolean>

export interface Doors {
  readonly routes: readonly Route[]
  /** By `METHOD path`. */
  readonly open: Readonly<Record<string, OpenRoute>>
  readonly side: SideDoor
}

export function createHttpServer(world: World, doors: Doors): Server {
  return createServer((request, response) => {
    serve(world, doors, request, response).catch((error: unknown) => {
      const known = error instanceof ApiError && !response.headersSent ? error : undefined
      if (known === undefined) response.destroy()
      else send(response, known.status, { code: known.code, msg: known.message, error: known.message })
    })
  })
}

async function serve(
  world: World,
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const raw = await readBody(request)
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  if (path.startsWith('/open-apis/') || path.startsWith('/callback/')) {
    await serveApi(world, doors, request, response, { path, raw })
  } else if (!(await doors.side(request, response, raw))) {
    send(response, 404, { code: 404, msg: 'not found' })
  }
}

async function serveApi(
  world: World,
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
  { path, raw }: { path: string; raw: Buffer },
): Promise<void> {
  const began = performance.now()
  if (world.faults.switches.platformDown) return void request.socket.destroy()
  const hits = world.faults.strike(request.method ?? 'GET', path)
  const has = (kind: string): boolean => hits.some((hit) => hit.kind === kind)
  for (const hit of hits) if (hit.latencyMs > 0) await delay(hit.latencyMs)
  if (has('drop_before')) return void request.socket.destroy()
  if (has('no_answer')) return
  const result = await process(world, doors, request, { raw, began }, () => {
    for (const hit of hits) {
      if (hit.kind === 'rate_limited') throw tooFrequent(50, hit.resetSeconds)
      if (hit.kind === 'status') throw new ApiError(hit.code, 'internal error', { status: hit.status })
      if (hit.kind === 'code') throw new ApiError(hit.code, 'injected')
    }
  })
  if (has('drop_after')) return void request.socket.destroy()
  if (has('no_answer_after')) return
  respond(response, result)
}

interface Result {
  readonly status: number
  readonly logId: string
  readonly headers: Record<string, string>
  readonly answer: Answer
}

async function process(
  world: World,
  doors: Doors,
  incoming: IncomingMessage,
  { raw, began }: { raw: Buffer; began: number },
  injected: () => void,
): Promise<Result> {
  const logId = newLogId()
  let request: ApiRequest | undefined
  let appId: string | undefined
  let result: Result
  try {
    request = parseRequest(incoming, raw)
    injected()
    const open = doors.open[`${request.method} ${request.path}`]
    const answer = open
      ? open(world, request)
      : await callApi(world, doors.routes, request, (app) => {
          appId = app.appId
        })
    result = { status: 200, logId, headers: {}, answer }
  } catch (error) {
    const known =
      error instanceof ApiError ? error : new ApiError(1, `internal error: ${String(error)}`, { status: 500 })
    result = { status: known.status, logId, headers: known.headers, answer: { body: known.body(logId) } }
  }
  if (request !== undefined) log(world, request, appId, result, performance.now() - began)
  return result
}

function log(
  world: World,
  request: ApiRequest,
  appId: string | undefined,
  result: Result,
  tookMs: number,
): void {
  const sent = 'data' in result.answer ? result.answer.data.message_id : undefined
  const code =
    'body' in result.answer && typeof result.answer.body.code === 'number' ? result.answer.body.code : 0
  world.requests.add({
    method: request.method,
    path: request.path,
    query: request.query,
    appId,
    body: request.json ?? { ...request.fields, ...namesOf(request) },
    status: result.status,
    code,
    at: world.clock.now(),
    tookMs,
    messageId: typeof sent === 'string' ? sent : undefined,
  })
}

function namesOf(request: ApiRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(request.uploads).map(([name, upload]) => [name, upload.name]))
}

function respond(response: ServerResponse, result: Result): void {
  const headers = { 'X-Tt-Logid': result.logId, ...result.headers }
  if ('binary' in result.answer) {
    const { bytes, type, fileName } = result.answer.binary
    const disposition = `attachment; filename*=${headerText(fileName)}`
    response.writeHead(result.status, {
      ...headers,
      'content-type': type,
      'content-disposition': disposition,
    })
    response.end(bytes)
    return
  }
  const body =
    'data' in result.answer ? { code: 0, msg: 'success', data: result.answer.data } : result.answer.body
  send(response, result.status, body, headers)
}

/** A name as a header holds it (RFC 5987); half a character of a broken name is left out. */
export function headerText(name: string): string {
  return `UTF-8''${encodeURIComponent(Buffer.from(name, 'utf8').toString('utf8'))}`
}

/** Writes JSON. */
export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}
