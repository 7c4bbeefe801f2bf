import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { ApiError } from '../http/errors.ts'
import { addressOf } from '../http/request.ts'
import { headerText, type SideDoor, send } from '../http/server.ts'
import { asObject, parseJson } from '../json.ts'
import type { EmulatorOptions } from '../options.ts'
import { PersonError } from '../persons/person-error.ts'
import { askCompanion } from './companion.ts'
import { controlRoutes } from './routes.ts'
import { SAFE_HEADERS, servePage } from './static.ts'
import { openStream } from './stream.ts'
import { receiveUpload } from './upload.ts'

const FILES = '/_control/files/'
const UPLOAD = '/_control/upload'
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

/** The control API under `/_control/` and the chat page. */
export function createSideDoor(
  emulator: Emulator,
  { pageDir, companion }: Pick<EmulatorOptions, 'pageDir' | 'companion'>,
): SideDoor {
  return async (request, response, raw) => {
    const url = addressOf(request)
    if (!url.pathname.startsWith('/_control/')) {
      return request.method === 'GET' && servePage(pageDir, url.pathname, response)
    }
    if (isForeign(request)) {
      send(response, 403, { error: 'only the own page may do this' })
      return true
    }
    if (url.pathname === '/_control/stream') {
      openStream(emulator, response)
      return true
    }
    if (url.pathname.startsWith(FILES)) return sendFile(emulator, url.pathname.slice(FILES.length), response)
    if (request.method === 'GET' && (await askCompanion(companion, url, response))) return true
    if (request.method === 'POST' && url.pathname === UPLOAD)
      return answer(response, () => receiveUpload(emulator, url.searchParams, raw))
    return control(emulator, request, url, raw, response)
  }
}

/** Where a browser says that a request comes from: this very page, or the address bar. */
const OWN_SITES = new Set(['same-origin', 'none'])

/** A page of another site, or a name that was bent to this address, may not drive the emulator. */
function isForeign(request: IncomingMessage): boolean {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = request.headers
  const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
  const own = (origin === undefined || origin === `http://${host}`) && OWN_SITES.has(String(site))
  return !local || !own
}

async function control(
  emulator: Emulator,
  request: IncomingMessage,
  url: URL,
  raw: Buffer,
  response: ServerResponse,
): Promise<boolean> {
  const route = controlRoutes.find((each) => each.method === request.method && each.path === url.pathname)
  if (route === undefined) return false
  const body = raw.length === 0 ? {} : asObject(parseJson(raw.toString('utf8')))
  const input = { ...Object.fromEntries(url.searchParams), ...body }
  return answer(response, () => route.handle(emulator, input))
}

/** What was done, or 400 and why it was not. */
async function answer(response: ServerResponse, act: () => unknown): Promise<true> {
  try {
    send(response, 200, (await act()) ?? {}, SAFE_HEADERS)
  } catch (error) {
    send(response, 400, { error: explain(error) }, SAFE_HEADERS)
  }
  return true
}

function explain(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  }
  if (error instanceof PersonError || error instanceof ApiError || error instanceof Error)
    return error.message
  return 'failed'
}

/** Pictures are shown, everything else is only ever downloaded. */
function sendFile(emulator: Emulator, key: string, response: ServerResponse): boolean {
  const file = emulator.store.files.get(key)
  const bytes = emulator.store.blob(key)
  if (file === undefined || bytes === undefined) return false
  const shown = SHOWN.has(file.fileType)
  response.writeHead(200, {
    ...SAFE_HEADERS,
    'content-type': shown ? file.fileType : 'application/octet-stream',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=${headerText(file.name)}`,
  })
  response.end(bytes)
  return true
}
