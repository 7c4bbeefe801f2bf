import { defaultHttpInstance, type HttpInstance, type HttpRequestOptions } from '@larksuiteoapi/node-sdk'

/** The SDK sets none by itself (lark-sdk-notes.md 3); the long connection's endpoint has its own. */
const TIMEOUT_MS = 5000

/**
 * An HTTP client of our own for the SDK, so that its shared one stays as it is. Resolves to the body, or to body and
 * headers where the SDK asks for both.
 */
export function platformHttp(timeout: number = TIMEOUT_MS): HttpInstance {
  const http = defaultHttpInstance.create({ timeout })

  async function request<R, D>(options: HttpRequestOptions<D>): Promise<R> {
    const response = await http.request({ ...options })
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
