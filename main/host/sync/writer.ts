/** Whoever has a text open, as the session says; none of it is taken from the socket. */
export interface Writer {
  /** The person's id, or the operator's. */
  readonly participant: string
  readonly name: string
  /** Which sector, by its place in the forum's list, for its colour; null for somebody of none. */
  readonly sector: number | null
  /** Opaque key of the session, to close its sockets when it is revoked. */
  readonly session: string
}
