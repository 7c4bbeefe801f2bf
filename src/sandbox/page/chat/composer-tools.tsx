import { useRef } from 'preact/hooks'
import { withEmoji } from '../markdown/emoji.ts'
import { Icon } from '../parts/icon.tsx'
import { closePopover, openPopover } from '../parts/popover.tsx'
import { addFiles, attachmentsIn } from './attachments.ts'
import { aimIn, draftIn } from './composing.ts'
import { EmojiPalette } from './reactions.tsx'
import { words } from './words.ts'

interface ToolsProps {
  readonly place: string
  /** Writes at the caret. */
  readonly insert: (words: string) => void
  readonly submit: () => void
}

/** The buttons below the text. */
export function ComposerTools({ place, insert, submit }: ToolsProps) {
  const w = words()
  const files = useRef<HTMLInputElement>(null)
  const editing = aimIn(place)?.kind === 'edit'
  const empty = draftIn(place).trim() === '' && attachmentsIn(place).length === 0
  const tools = [
    {
      icon: 'smile',
      label: w.emoji,
      run: (button: HTMLElement) =>
        openPopover(button.getBoundingClientRect(), () => (
          <EmojiPalette
            choose={(emoji) => {
              closePopover()
              insert(withEmoji(`:${emoji}:`))
            }}
          />
        )),
    },
    { icon: 'at', label: w.mention, run: () => insert('@') },
    { icon: 'slash', label: w.commands, run: () => insert('/') },
    { icon: 'clip', label: w.attach, run: () => files.current?.click() },
  ] as const
  return (
    <div class="composer-tools">
      {tools.map(({ icon, label, run }) => (
        <button
          key={icon}
          type="button"
          class="icon-button"
          aria-label={label}
          title={label}
          onClick={({ currentTarget }) => run(currentTarget)}
        >
          <Icon name={icon} />
        </button>
      ))}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          addFiles(place, [...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      <span class="composer-keys">{w.keys}</span>
      <button
        type="button"
        class="send-button"
        aria-label={editing ? w.save : w.send}
        title={editing ? w.save : w.send}
        disabled={empty}
        onClick={submit}
      >
        <Icon name={editing ? 'check' : 'send'} />
      </button>
    </div>
  )
}
