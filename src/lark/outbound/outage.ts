import { botInfo } from '../platform-facts.ts'
import type { PlatformClient } from './client.ts'
import { dispositionOf } from './codes.ts'

/** The platform did not answer, or could not. */
export const isSilence = (code: string): boolean =>
  !/^\d/.test(code) && code !== 'http-429' && code !== 'internal' && dispositionOf(code).kind === 'retry'

/** The client, and a word when the platform answers again after it did not. */
export const noticingOutages = (client: PlatformClient, back: () => void): PlatformClient => {
  let away = false
  return {
    ...client,
    call: async (run) => {
      const answer = await client.call(run)
      if (!answer.ok && isSilence(answer.failure.code)) away = true
      else if (away) {
        away = false
        back()
      }
      return answer
    },
  }
}

/** Whether the platform answers, whatever it says. */
export const isThere = (client: PlatformClient) => async (): Promise<boolean> => {
  const answer = await botInfo(client)
  return answer.ok || !isSilence(answer.failure.code)
}
