import type { Browser } from 'playwright-core'
import { launchChromium } from './chromium.ts'

let launched: Promise<Browser> | undefined

/** The browser of this worker; it ends with the process. */
export const browser = (): Promise<Browser> => {
  launched ??= launchChromium()
  return launched
}
