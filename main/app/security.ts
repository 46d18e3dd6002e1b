import type { Session, WebContents } from 'electron'
import { app, shell } from 'electron'
import { isAppUrl, outsideLink } from './app-url.ts'
import { isPermitted } from './permissions.ts'

/** Holds for every page there ever is, whoever made it: none leaves the app, opens a window or holds another page. */
export function confinePages(confirmOutside: (place: string) => Promise<boolean>): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', stayInside)
    contents.on('will-frame-navigate', stayInside)
    contents.on('will-redirect', stayInside)
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.setWindowOpenHandler(({ url }) => {
      void offerOutside(url, confirmOutside)
      return { action: 'deny' }
    })
  })
}

function stayInside(details: { readonly url: string; preventDefault(): void }): void {
  if (!isAppUrl(details.url)) details.preventDefault()
}

async function offerOutside(url: string, confirm: (place: string) => Promise<boolean>): Promise<void> {
  const link = outsideLink(url)
  if (link && (await confirm(link.place))) await shell.openExternal(link.url)
}

export function restrictPermissions(session: Session, showsForum: (contents: WebContents) => boolean): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const { isMainFrame: mainFrame, requestingUrl } = details
    answer(isPermitted({ permission, mainFrame, ownPage: isAppUrl(requestingUrl), showsForum: showsForum(contents) }))
  })
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    if (!contents) return false
    return isPermitted({
      permission,
      mainFrame: details.isMainFrame,
      ownPage: isAppUrl(origin),
      showsForum: showsForum(contents),
    })
  })
  session.setDevicePermissionHandler(() => false)
  // Its dictionaries would be fetched from a server that is none of ours.
  session.setSpellCheckerEnabled(false)
}
