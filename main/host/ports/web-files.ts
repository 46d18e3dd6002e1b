/** The built interface, read whole at start: what is not in this map does not exist, so no path can lead out of it. */
export type WebFiles = ReadonlyMap<string, WebFile>

export interface WebFile {
  readonly bytes: Uint8Array
  readonly type: string
}
