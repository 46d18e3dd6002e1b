// The few globals that both runtimes have, and that `shared` may use. Nothing else of the DOM or of Node is known here.
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: Uint8Array): string
}
declare class URL {
  constructor(url: string, base?: string)
  readonly protocol: string
  readonly host: string
  readonly hostname: string
  readonly origin: string
  readonly pathname: string
  readonly hash: string
  readonly href: string
}
declare const crypto: { getRandomValues<T extends Uint8Array>(array: T): T }
