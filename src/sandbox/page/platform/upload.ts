import { Refused, Unreachable } from './calls.ts'
import { object, text } from './json.ts'

/** Sends the bytes of a file as they are, and tells how much of them is on the way (0 to 100). Throws Refused and Unreachable. */
export function upload(
  query: Readonly<Record<string, string>>,
  file: File,
  progress: (percent: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Only the older interface tells how far an upload has come.
    const request = new XMLHttpRequest()
    request.open('POST', `/_control/upload?${new URLSearchParams(query).toString()}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress(total === 0 ? 100 : Math.round((loaded / total) * 100))
    })
    request.addEventListener('error', () => reject(new Unreachable('upload')))
    request.addEventListener('load', () => {
      if (request.status === 200) resolve()
      else reject(new Refused(text(object(request.response).error) || `status ${request.status}`))
    })
    request.send(file)
  })
}
