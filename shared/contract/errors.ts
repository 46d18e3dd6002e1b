/**
 * Every way in which something asked of the host may fail. The wording is the window's, chosen by code, in the reader's
 * language; `details` hold what the sentence needs and never anything secret.
 */
export const errorCodes = [
  /** The message is no command this host knows, or its input is not of the command's shape. `path` says where. */
  'bad_input',
  /** The session is unknown, expired or revoked. */
  'no_session',
  /** The session's role may not do this. */
  'not_allowed',
  /** A noun named in the input does not exist. `noun`, `path`. */
  'not_found',
  /** The command does not fit the state: `state` says which, like `meeting_not_open`. */
  'out_of_order',
  /** The same command id was used for something else. */
  'id_reused',
  /** The roster does not hold; `problems` lists line, column, code. */
  'roster_problems',
  /** The text is too large, or the message is. `limitBytes`. */
  'too_large',
  /** The invitation is unknown, expired, revoked or used up. `why`. */
  'invitation_refused',
  /** The host could not write: disk full, folder read-only. */
  'not_saved',
  /** More messages than a device may send. */
  'too_fast',
  /** Host and window speak different versions. `protocol`. */
  'protocol_mismatch',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export interface Failure {
  readonly code: ErrorCode
  readonly details?: Readonly<Record<string, unknown>>
}

export function failure(code: ErrorCode, details?: Record<string, unknown>): Failure {
  return details ? { code, details } : { code }
}
