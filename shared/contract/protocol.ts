/** Raised whenever a frame up or down changes its shape; a test holds it to a hash of both unions. */
export const PROTOCOL_VERSION = 1

export const SYNC_PROTOCOL = 'plenary.sync.v1'
export const SAVED_PROTOCOL = 'plenary.saved.v1'
export const LIVE_PROTOCOL = 'plenary.live.v1'
/** A session travels as a WebSocket subprotocol, `session.` and the token: never in a URL, never in a cookie. */
export const SESSION_PROTOCOL_PREFIX = 'session.'

/** Close codes of both channels. The published provider takes 4400–4499 as final and tries again after all others. */
export const closeCodes = {
  badFrame: 4400,
  noSession: 4401,
  notAllowed: 4403,
  notFound: 4404,
  tooLarge: 4413,
  tooFast: 4429,
  protocolMismatch: 4426,
  /** Retried: the host is going away, could not write, or the socket fell behind. */
  goingAway: 1001,
  notSaved: 1011,
  fellBehind: 1013,
} as const
