const ALWAYS = new Set(['clipboard-sanitized-write', 'fullscreen'])
/**
 * Since Chromium 142 a page that no network served may not speak with this computer or the local network unless permitted (Electron 43
 * broke apps that had not seen to it). The page's policy already names the one host it may speak with.
 */
const TO_REACH_THE_HOST = new Set(['local-network', 'loopback-network', 'local-network-access'])

export interface PermissionAsked {
  readonly permission: string
  readonly mainFrame: boolean
  readonly ownPage: boolean
  readonly showsForum: boolean
}

/** Electron grants everything unless told otherwise. */
export function isPermitted({ permission, mainFrame, ownPage, showsForum }: PermissionAsked): boolean {
  if (!mainFrame || !ownPage) return false
  return ALWAYS.has(permission) || (showsForum && TO_REACH_THE_HOST.has(permission))
}
