import { Icon } from '../parts/icon.tsx'
import { text } from '../platform/json.ts'
import type { Message } from '../platform/shapes.ts'
import { fileAt } from './use-card.ts'
import { words } from './words.ts'

/** A size in the unit people read. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}

/** The letters after the last dot, for the little sheet. */
export function endingOf(name: string): string {
  const ending = /\.([A-Za-z\d]{1,5})$/.exec(name)?.[1] ?? ''
  return ending.toUpperCase()
}

const TONES: Readonly<Record<string, string>> = {
  PDF: 'red',
  DOC: 'blue',
  DOCX: 'blue',
  XLS: 'green',
  XLSX: 'green',
  CSV: 'green',
  PPT: 'orange',
  PPTX: 'orange',
}

export function FileSheet({ name }: { readonly name: string }) {
  const ending = endingOf(name)
  return (
    <span class={`sheet sheet-${TONES[ending] ?? 'grey'}`} aria-hidden>
      {ending === '' ? <Icon name="file" /> : ending}
    </span>
  )
}

const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A file's name without the characters that turn its direction: its ending stands at its end. */
export const shownName = (name: string): string => name.replace(TURNING, '')

/** A file in the conversation: name, size, download. */
export function SentFile({ message: { content, file } }: { readonly message: Message }) {
  const name = shownName(file?.name ?? text(content.file_name))
  return (
    <a class="file" href={fileAt(text(content.file_key))} download={name} aria-label={words().download(name)}>
      <FileSheet name={name} />
      <span class="file-text">
        <span class="file-name">{name}</span>
        {file === undefined ? null : <span class="file-size">{sizeOf(file.size)}</span>}
      </span>
      <Icon name="download" />
    </a>
  )
}
