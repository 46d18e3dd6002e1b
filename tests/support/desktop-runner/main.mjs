// Runs the built app for Playwright, which says when it is connected; a window that opens before that is sometimes never seen.
// (Playwright brings such a loader of its own, but only for the `electron` package's default app.)
import { app } from 'electron'

const ready = app.whenReady.bind(app)
const connected = new Promise((resolve) => {
  globalThis.__playwright_run = () => resolve(undefined)
})
app.whenReady = async () => {
  await connected
  await ready()
}
await import('../../../dist/app/main.js')
