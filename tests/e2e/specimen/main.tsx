import '../../../renderer/ui/foundation.ts'
import '../../../renderer/ui/fonts.ts'
import { createRoot } from 'react-dom/client'
import type { ReactNode } from 'react'
import { startTexts } from '../../../renderer/ui/i18n.ts'
import { LiveAnnouncer } from '../../../renderer/ui/LiveAnnouncer.tsx'
import { ToastRegion } from '../../../renderer/ui/Toast.tsx'
import { ControlSheet } from './control-sheet.tsx'
import { DecisionView, ForumView, LiveView } from './frame-sheets.tsx'
import { GuestView } from './guest-sheet.tsx'

/** Every primitive in its states, for our own eyes; not shipped. `?view=`, `?theme=`, `?dir=`, `?fonts=system`. */
const query = new URLSearchParams(location.search)
const views: Record<string, () => ReactNode> = {
  controls: ControlSheet,
  forum: ForumView,
  live: LiveView,
  decision: DecisionView,
  guest: GuestView,
}

const root = document.documentElement
const theme = query.get('theme')
if (theme) root.dataset['theme'] = theme
const fonts = query.get('fonts')
if (fonts) root.dataset['fonts'] = fonts
await startTexts('en')
const dir = query.get('dir')
if (dir) root.dir = dir
const View = views[query.get('view') ?? 'controls'] ?? ControlSheet
const mount = document.getElementById('root')
if (mount) {
  createRoot(mount).render(
    <LiveAnnouncer>
      <ToastRegion>
        <View />
      </ToastRegion>
    </LiveAnnouncer>,
  )
}
