import type { SaveLedger } from './save-ledger.ts'

/**
 * A WebSocket class for the published provider (its `WebSocketPolyfill` option) that shows every message to a ledger as it
 * leaves. The provider sends from three places (when it opens, in answer, on a change); all of them end here.
 */
export function countingSocket(Base: typeof WebSocket, ledger: SaveLedger<unknown>): typeof WebSocket {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      ledger.began()
    }

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      if (!(data instanceof Uint8Array) || ledger.leaves(data)) super.send(data as ArrayBufferView<ArrayBuffer>)
    }
  }
}
