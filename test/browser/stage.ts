import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import { loadConfig } from '../../src/runtime/config.ts'
import { openLog } from '../../src/runtime/logging.ts'
import { type Sandbox, startSandbox } from '../../src/runtime/sandbox.ts'
import type { Emulator } from '../../src/sandbox/index.ts'
import { freePort } from '../process/free-port.ts'
import { browser } from './browser.ts'
import { Complaints } from './complaints.ts'

export { axe } from './axe.ts'
export { picture } from './picture.ts'

/*
 * The real sandbox with real browsers before it. In a test:
 *
 *   const stage = await openStage()
 *   const page = await stage.sit('邱大为', { chat: '建设交通局' })
 *   await page.getByRole('textbox').fill('/台账')
 *
 * Each `sit` is a browser of its own (storage, size, theme). The stage closes itself when the test has ended, and the
 * test fails if any page logged an error, threw, broke its content security policy or asked a foreign host.
 */

export interface StageOptions {
  /** The service's language; zh unless told. */
  readonly locale?: 'zh' | 'en'
}

export interface SeatOptions {
  /** Which chat is open, by a part of its name; the person's first unless told. */
  readonly chat?: string
  /** 390 × 844 with touch, instead of 1280 × 800. */
  readonly phone?: boolean
  readonly dark?: boolean
  /** The page's own language; zh unless told. */
  readonly locale?: 'zh' | 'en'
  /** Whether the page may offer its tour; not unless told. */
  readonly tour?: boolean
  /** Another page of the sandbox, such as `/gallery`. */
  readonly path?: string
}

const PATIENCE_MS = 15_000
const DESK = { viewport: { width: 1280, height: 800 } } as const
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

export class Stage {
  readonly complaints = new Complaints()
  readonly #dataDir: string
  readonly #options: StageOptions
  #sandbox: Sandbox

  private constructor(dataDir: string, options: StageOptions, sandbox: Sandbox) {
    this.#dataDir = dataDir
    this.#options = options
    this.#sandbox = sandbox
  }

  static async open(options: StageOptions = {}): Promise<Stage> {
    const dataDir = mkdtempSync(join(tmpdir(), 'stage-'))
    // One that is still free when both come back to it.
    return new Stage(dataDir, options, await Stage.#start(dataDir, options, await freePort()))
  }

  static async #start(dataDir: string, options: StageOptions, port: number): Promise<Sandbox> {
    const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', LOCALE: options.locale })
    const sandbox = await startSandbox(config, openLog('silent'), { pageDir: inject('pageDir'), port })
    await connected(sandbox)
    return sandbox
  }

  get emulator(): Emulator {
    return this.#sandbox.emulator
  }

  /** Takes the service away; the platform and its page stay. */
  stopService(): Promise<void> {
    return this.#sandbox.stopService()
  }

  async startService(): Promise<void> {
    await this.#sandbox.startService()
    await connected(this.#sandbox)
  }

  /** Stops the service and the platform; `startAll` brings both back with what they held, the page at its address. */
  stopAll(): Promise<void> {
    return this.#sandbox.close()
  }

  async startAll(): Promise<void> {
    this.#sandbox = await Stage.#start(this.#dataDir, this.#options, this.emulator.port)
  }

  /** A new browser with this person's seat taken, ready to be used. */
  async sit(name: string, options: SeatOptions = {}): Promise<Page> {
    const { people, url } = this.emulator
    const { openId } = people.user(name)
    const context = await (await browser()).newContext({
      ...(options.phone === true ? PHONE : DESK),
      colorScheme: options.dark === true ? 'dark' : 'light',
      reducedMotion: 'reduce',
      locale: options.locale === 'en' ? 'en-GB' : 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    context.setDefaultTimeout(PATIENCE_MS)
    onTestFinished(() => context.close())
    await this.complaints.listen(context, url)
    const kept = { locale: options.locale ?? 'zh', ...(options.tour === true ? {} : { tour: 'done' }) }
    await context.addInitScript(`if (location.protocol === 'http:') for (const [key, value] of Object.entries(${JSON.stringify(kept)}))
      if (localStorage.getItem(key) === null) localStorage.setItem(key, value)`)
    const page = await context.newPage()
    const chat = options.chat === undefined ? '' : this.chatId(options.chat)
    await page.goto(`${url}${options.path ?? '/'}#${openId}/${chat}`)
    await ready(page)
    return page
  }

  /** The chat whose name contains `part`. */
  chatId(part: string): string {
    const found = this.emulator.store.chats.all().find(({ name }) => name.includes(part))
    if (found === undefined) throw new Error(`There is no chat with ${part} in its name.`)
    return found.chatId
  }

  async close(): Promise<void> {
    await this.#sandbox.close()
    rmSync(this.#dataDir, { recursive: true, force: true })
  }
}

/** Its long connection is there, and hears. */
const connected = async ({ url }: Sandbox): Promise<void> => {
  while (!(await fetch(`${url}/readyz`)).ok) await pause(10)
}

/** The page has been drawn, its fonts are there, and nothing on it is on its way any more. */
export const ready = async (page: Page): Promise<void> => {
  await page.getByRole('main').waitFor()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready.then(() => undefined)')
}

/** A stage that ends with the test, and fails it if a page had anything to complain of. */
export const openStage = async (options: StageOptions = {}): Promise<Stage> => {
  const stage = await Stage.open(options)
  onTestFinished(async () => {
    await stage.close()
    expect(stage.complaints.list()).toEqual([])
  })
  return stage
}
