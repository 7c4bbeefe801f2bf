import type { Json } from './data.ts'
import { text } from './data.ts'
import { h } from './dom.ts'
import { summary } from './messages.ts'
import { tell } from './server.ts'
import { failed } from './toast.ts'
import { words } from './words.ts'

/** The line to speak in. */
export class Composer {
  readonly element: HTMLElement
  readonly #input = h('textarea', { set: { rows: 2, placeholder: words.write, 'aria-label': words.write } })
  readonly #file = h('input', { set: { type: 'file', 'aria-label': words.file } })
  readonly #target = h('div', { class: 'reply-target' })
  readonly #where: () => { by: string; chat: string } | undefined
  #replyTo: { id: string; inThread: boolean } | undefined

  constructor(where: () => { by: string; chat: string } | undefined) {
    this.#where = where
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      this.#send()
    })
    this.#file.addEventListener('change', () => this.#sendFile())
    const send = h(
      'button',
      { class: 'button button-primary', on: { click: () => this.#send() }, set: { type: 'button' } },
      words.send,
    )
    this.element = h(
      'div',
      { class: 'composer' },
      this.#target,
      h('div', { class: 'row' }, this.#input, send),
      this.#file,
    )
  }

  answer(message: Json, inThread: boolean): void {
    this.#replyTo = { id: text(message.messageId), inThread }
    const stop = h(
      'button',
      { class: 'tool', on: { click: () => this.clear() }, set: { type: 'button' } },
      words.cancel,
    )
    this.#target.replaceChildren(`${inThread ? words.inThread : words.reply}：${summary(message)} `, stop)
    this.#input.focus()
  }

  clear(): void {
    this.#replyTo = undefined
    this.#target.replaceChildren()
  }

  #send(): void {
    const line = this.#input.value
    if (line.trim() === '') return
    this.#input.value = ''
    this.#say({ text: line })
  }

  #sendFile(): void {
    const file = this.#file.files?.[0]
    if (file === undefined) return
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const base64 = String(reader.result).split(',')[1] ?? ''
      const kind = file.type.startsWith('image/') ? 'image' : 'file'
      this.#say({ [kind]: { name: file.name, base64 } })
      this.#file.value = ''
    })
    reader.readAsDataURL(file)
  }

  #say(what: Json): void {
    const place = this.#where()
    if (place === undefined) return
    const reply =
      this.#replyTo === undefined ? {} : { replyTo: this.#replyTo.id, inThread: this.#replyTo.inThread }
    this.clear()
    tell('say', { ...place, ...what, ...reply }).catch(failed)
  }
}
