import { text } from './data.ts'
import { h } from './dom.ts'
import { ask, tell } from './server.ts'
import { failed } from './toast.ts'
import { words } from './words.ts'

const HOUR = 3_600_000

/** The platform's clock with the buttons that move it on. */
export class ClockBar {
  readonly element: HTMLElement
  readonly #face = h('time', { class: 'clock-face' })
  #now = Date.now()
  #at = Date.now()
  #zone = 'Asia/Shanghai'

  constructor() {
    const button = (label: string, body: unknown): HTMLElement =>
      h('button', { class: 'small', on: { click: () => this.#move(body) }, set: { type: 'button' } }, label)
    this.element = h(
      'div',
      { class: 'clock' },
      h('span', {}, words.now),
      this.#face,
      button(words.hour, { advance: HOUR }),
      button(words.day, { advance: 24 * HOUR }),
      button(words.friday, { to: 'friday' }),
    )
    setInterval(() => this.#show(), 1000)
  }

  async refresh(): Promise<void> {
    const { now, timeZone } = await ask('clock')
    this.#now = Number(now)
    this.#at = Date.now()
    this.#zone = text(timeZone)
    this.#show()
  }

  format(instant: number): string {
    return new Date(instant).toLocaleString('zh-CN', {
      timeZone: this.#zone,
      hour12: false,
      dateStyle: 'short',
      timeStyle: 'short',
    })
  }

  #move(body: unknown): void {
    tell('clock', body)
      .then(() => this.refresh())
      .catch(failed)
  }

  #show(): void {
    const weekday = { timeZone: this.#zone, weekday: 'short' } as const
    const now = this.#now + (Date.now() - this.#at)
    this.#face.textContent = `${this.format(now)} ${new Date(now).toLocaleString('zh-CN', weekday)}`
  }
}
