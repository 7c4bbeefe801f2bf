import { Icon } from '../parts/icon.tsx'
import { attachmentsIn, removeAttachment } from './attachments.ts'
import { FileSheet, shownName, sizeOf } from './sent-file.tsx'
import { words } from './words.ts'

/** The files that wait in the composer. */
export function AttachmentTray({ place }: { readonly place: string }) {
  const list = attachmentsIn(place)
  if (list.length === 0) return null
  const w = words()
  return (
    <ul class="tray">
      {list.map(({ id, file, preview, percent }) => (
        <li key={id} class="tray-item">
          {preview === '' ? (
            <FileSheet name={file.name} />
          ) : (
            <img class="tray-picture" src={preview} alt="" />
          )}
          <span class="file-text">
            <span class="file-name">{shownName(file.name)}</span>
            <span class="file-size">{sizeOf(file.size)}</span>
          </span>
          {percent === undefined ? (
            <button
              type="button"
              class="icon-button"
              aria-label={w.remove(file.name)}
              onClick={() => removeAttachment(place, id)}
            >
              <Icon name="close" size={16} />
            </button>
          ) : (
            <progress max={100} value={percent} aria-label={w.sending(file.name, percent)} />
          )}
        </li>
      ))}
    </ul>
  )
}
