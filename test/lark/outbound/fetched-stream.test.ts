import { expect, it } from 'vitest'
import { FetchedStream } from '../../../src/lark/outbound/fetched-stream.ts'

it('lets the connection go when its reader has had enough', async () => {
  let isCancelled = false
  const endless = new ReadableStream({
    pull: (to) => to.enqueue(new Uint8Array(10)),
    cancel: () => {
      isCancelled = true
    },
  })
  for await (const piece of new FetchedStream(endless)) if (piece !== undefined) break
  expect(isCancelled).toBe(true)
})
