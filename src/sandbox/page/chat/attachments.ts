import { signal } from '@preact/signals'
import { toast } from '../parts/toasts.tsx'
import { me } from '../session.ts'
import { focusComposer } from './composing.ts'
import { words } from './words.ts'

/** A file that waits to be sent. */
export interface Attachment {
  readonly id: number
  readonly file: File
  readonly kind: 'image' | 'file'
  /** Where the browser shows a picture from; empty for a file. */
  readonly preview: string
  /** 0 to 100 while it is being sent. */
  readonly percent?: number
}

const MB = 1024 * 1024
/** What the platform takes, MB. */
const LARGEST = { image: 10, file: 30 } as const
const LONGEST_NAME = 255
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

const waiting = signal<Readonly<Record<string, readonly Attachment[]>>>({})
let last = 0

/** Everybody's files wait apart, as drafts do. */
const keyOf = (place: string, by: string): string => `${by} ${place}`

export function attachmentsIn(place: string, by = me.value): readonly Attachment[] {
  return waiting.value[keyOf(place, by)] ?? []
}

/** Adds files to what is going to be sent; one that the platform would refuse is refused at once. */
export function addFiles(place: string, files: readonly File[]): void {
  const added = files.flatMap((file) => {
    const kind = PICTURES.has(file.type) ? 'image' : 'file'
    const refusal = refusalOf(file, kind)
    if (refusal !== undefined) {
      toast('warning', refusal)
      return []
    }
    last += 1
    return [{ id: last, file, kind, preview: kind === 'image' ? URL.createObjectURL(file) : '' } as const]
  })
  put(place, me.value, [...attachmentsIn(place), ...added])
  if (added.length > 0) focusComposer(place)
}

function refusalOf({ name, size }: File, kind: Attachment['kind']): string | undefined {
  if (size === 0) return words().emptyFile(name)
  if (name.length > LONGEST_NAME) return words().longName(name.slice(0, 20))
  return size > LARGEST[kind] * MB ? words().tooLarge(name, LARGEST[kind]) : undefined
}

export function removeAttachment(place: string, id: number, by = me.value): void {
  const list = attachmentsIn(place, by)
  const gone = list.find((each) => each.id === id)
  if (gone !== undefined && gone.preview !== '') URL.revokeObjectURL(gone.preview)
  put(
    place,
    by,
    list.filter((each) => each.id !== id),
  )
}

/** How much of a file is on its way; undefined: sending failed, it waits again. */
export function showProgress(place: string, id: number, percent: number | undefined, by = me.value): void {
  put(
    place,
    by,
    attachmentsIn(place, by).map((each) => {
      if (each.id !== id) return each
      const { percent: _before, ...waits } = each
      return percent === undefined ? waits : { ...waits, percent }
    }),
  )
}

function put(place: string, by: string, list: readonly Attachment[]): void {
  waiting.value = { ...waiting.value, [keyOf(place, by)]: list }
}
