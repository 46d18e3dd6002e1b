import '../ui/foundation.ts'
import { createRoot } from 'react-dom/client'
import { arrive, watchForLinks, windowEdge } from '../client/connection.ts'
import { startTexts } from '../ui/i18n.ts'
import { LiveAnnouncer } from '../ui/LiveAnnouncer.tsx'
import { ToastRegion } from '../ui/Toast.tsx'
import { App } from './App.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { chosenLanguage } from './language.ts'
import { wearBundledFonts, wearSystemFonts } from './typefaces.ts'
import './app.css'

const edge = windowEdge()
if (edge.bridge) wearBundledFonts()
else wearSystemFonts()
await startTexts((await chosenLanguage(edge)) ?? undefined)
watchForLinks()

const joining = edge.bridge === null && edge.fragment().startsWith('#/join/')
const arrival = arrive(edge)
const mount = document.getElementById('root')
if (mount) {
  createRoot(mount).render(
    <ErrorBoundary>
      <LiveAnnouncer>
        <ToastRegion>
          <App edge={edge} arriving={arrival} joining={joining} />
        </ToastRegion>
      </LiveAnnouncer>
    </ErrorBoundary>,
  )
}
