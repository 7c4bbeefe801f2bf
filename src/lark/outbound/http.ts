import { defaultHttpInstance, type HttpInstance, type HttpRequestOptions } from '@larksuiteoapi/node-sdk'
import { z } from 'zod'
import { type CallMeter, metered } from './call-meter.ts'
import { withDeadline } from './deadline.ts'
import { isByteStream } from './download.ts'
import { isAnswer, NotThePlatform } from './failure.ts'
import { FetchedStream } from './fetched-stream.ts'

/** The SDK sets none by itself (lark-sdk-notes.md 3); the long connection's endpoint has its own. */
const TIMEOUT_MS = 5000

/**
 * In place of a file: a page, JSON or what tells no type, without the id of the platform's log (lark-platform.md 3). The
 * paper names the id only for errors, so whatever calls itself a file is one.
 */
const foreign = z.object({
  'x-tt-logid': z.undefined().optional(),
  'content-type': z
    .string()
    .regex(/^(?:text\/html|application\/json)\b/i)
    .optional(),
})
const isForeign = (headers: unknown): boolean => foreign.safeParse(headers).success

/** Bytes in a multipart body go out as files with a name; without one they would pass for a text field. */
function withNamedFiles(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data
  const parts = Object.entries(data)
  if (!parts.some(([, value]) => value instanceof Uint8Array)) return data
  const form = new FormData()
  for (const [key, value] of parts) {
    if (value instanceof Uint8Array) form.append(key, new Blob([Uint8Array.from(value)]), key)
    else form.append(key, String(value))
  }
  return form
}

/** The SDK gives a body even to what is only asked for; `fetch` refuses that (lark-sdk-notes.md 6). */
const bodyOf = ({ method, data }: HttpRequestOptions<unknown>): unknown =>
  method?.toLowerCase() === 'get' ? undefined : withNamedFiles(data)

/**
 * An HTTP client of our own for the SDK, so that its shared one stays as it is. Resolves to the body, or to body and
 * headers where the SDK asks for both. With a meter every request is counted.
 */
export function platformHttp(timeout: number = TIMEOUT_MS, meter?: CallMeter): HttpInstance {
  // Its own timeout bounds the silence only, and in a Worker whole downloads. Elsewhere anybody may say that all is done.
  const http = defaultHttpInstance.create({ timeout: 0, maxRedirects: 0 })

  async function request<R, D>(options: HttpRequestOptions<D>): Promise<R> {
    const run = async () => {
      const response = await withDeadline(options.timeout ?? timeout, (signal) =>
        http.request({ ...options, data: bodyOf(options), timeout: 0, signal }),
      )
      if (response.data instanceof ReadableStream) response.data = new FetchedStream(response.data)
      const isFile = options.responseType === 'stream'
      if (isFile ? !isForeign(response.headers) : isAnswer(response.data)) return response
      if (isByteStream(response.data)) response.data.destroy()
      throw new NotThePlatform(response.status, options.url ?? '')
    }
    const response = await (meter === undefined ? run() : metered(meter, options, run))
    const answer = options.$return_headers === true ? response : response.data
    return answer
  }

  return {
    request: (options) => request(options),
    get: (url, options) => request({ ...options, url, method: 'get' }),
    delete: (url, options) => request({ ...options, url, method: 'delete' }),
    head: (url, options) => request({ ...options, url, method: 'head' }),
    options: (url, options) => request({ ...options, url, method: 'options' }),
    post: (url, data, options) => request({ ...options, url, data, method: 'post' }),
    put: (url, data, options) => request({ ...options, url, data, method: 'put' }),
    patch: (url, data, options) => request({ ...options, url, data, method: 'patch' }),
  }
}
