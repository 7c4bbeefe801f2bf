import { render } from 'preact'
import { useEffect } from 'preact/hooks'
import { followAddress, leadBy } from './gallery/address.ts'
import { loadCards } from './gallery/catalogue.ts'
import { IndexList, isWriting } from './gallery/index-list.tsx'
import { RoomView } from './gallery/room.tsx'
import { Top } from './gallery/top.tsx'
import { PopoverLayer } from './parts/popover.tsx'
import { failed, Toasts } from './parts/toasts.tsx'
import './style/chat-page.css'
import './style/gallery.css'
import './style/gallery-stand.css'
import { locale } from './words/wording.ts'

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Every component and every card of the app in each state. */
function GalleryPage() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const step = STEPS[event.key]
      const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      if (step === undefined || !plain || event.defaultPrevented || isWriting(event.target)) return
      event.preventDefault()
      leadBy(step)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  document.documentElement.lang = locale.value === 'zh' ? 'zh-CN' : 'en'
  return (
    <div class="gallery">
      <Top />
      <IndexList />
      <RoomView />
      <PopoverLayer />
      <Toasts />
    </div>
  )
}

followAddress()
const root = document.getElementById('app')
if (root !== null) render(<GalleryPage />, root)
loadCards().catch(failed)
