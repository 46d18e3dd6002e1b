/** What the classes of this room need of the window; tests fill it with their own. */
export interface Runtime {
  readonly WebSocket: typeof WebSocket
  /** Milliseconds since 1970 by this device's clock. */
  readonly now: () => number
  /** At least 0, less than 1. */
  readonly random: () => number
  /** Calls back when the device says that it is on line again, or the page is looked at again; returns how to stop. */
  onWake(listener: () => void): () => void
  /** Calls back when the device says that it lost its network; returns how to stop. */
  onOffline(listener: () => void): () => void
  /** Calls back when the page may be going away, perhaps for good; returns how to stop. */
  onHide(listener: () => void): () => void
}

export function windowRuntime(): Runtime {
  return {
    WebSocket,
    now: () => Date.now(),
    random: () => Math.random(),
    onWake: (listener) => {
      const shown = (): void => {
        if (document.visibilityState === 'visible') listener()
      }
      addEventListener('online', listener)
      document.addEventListener('visibilitychange', shown)
      return () => {
        removeEventListener('online', listener)
        document.removeEventListener('visibilitychange', shown)
      }
    },
    onOffline: (listener) => {
      addEventListener('offline', listener)
      return () => {
        removeEventListener('offline', listener)
      }
    },
    onHide: (listener) => {
      const hidden = (): void => {
        if (document.visibilityState === 'hidden') listener()
      }
      addEventListener('pagehide', listener)
      document.addEventListener('visibilitychange', hidden)
      return () => {
        removeEventListener('pagehide', listener)
        document.removeEventListener('visibilitychange', hidden)
      }
    },
  }
}

/** Of a host at `url`; a host on this very computer is reached without any network. */
export function onNetworkLost(runtime: Runtime, url: string, listener: () => void): () => void {
  return LOOPBACK.test(new URL(url).hostname) ? () => undefined : runtime.onOffline(listener)
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/** Listeners that are told of every change, as `useSyncExternalStore` wants it. */
export class Listeners {
  readonly #all = new Set<() => void>()

  readonly add = (listener: () => void): (() => void) => {
    this.#all.add(listener)
    return () => {
      this.#all.delete(listener)
    }
  }

  tell(): void {
    for (const listener of [...this.#all]) listener()
  }

  clear(): void {
    this.#all.clear()
  }
}
