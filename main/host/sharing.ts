import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { REQUEST_TIMEOUT_MS } from './http-edge.ts'

/** Where participants are let in unless an address names another port: one that a secretariat can tell its administrator. */
const USUAL_PORT = 4620

export type SharingFault = 'port_in_use' | 'host_closing'

/**
 * A second door beside the one on loopback: opened when whoever is at the controls lets others on the network join, and closed
 * again without a word to those who sit at this computer. Both lead to the same host. What is asked at once is done one after
 * the other, so that there is one second door at most, and none once the host has closed.
 */
export class Sharing {
  readonly #answer: RequestListener
  readonly #listenTo: (server: Server) => void
  #server: Server | null = null
  #address: string | null = null
  #ended = false
  #turn: Promise<unknown> = Promise.resolve()
  readonly #onChange: () => void

  /** `onChange` is called whenever `address` has changed, before anything is answered under it. */
  constructor(deps: { answer: RequestListener; listenTo: (server: Server) => void; onChange: () => void }) {
    this.#answer = deps.answer
    this.#listenTo = deps.listenTo
    this.#onChange = deps.onChange
  }

  /** The base address of links while others may join, else null. */
  get address(): string | null {
    return this.#address
  }

  /** Opens the door for a base address like `http://192.168.1.20` or `http://forum.example:8080`; gives it with its port. */
  open(address: string): Promise<Result<string, SharingFault>> {
    return this.#inTurn(() => this.#open(address))
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.#close())
  }

  /** Closes, and opens nothing any more. */
  end(): Promise<void> {
    this.#ended = true
    return this.close()
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(change)
    this.#turn = done.catch(() => undefined) // whoever asked is told; the next one begins all the same
    return done
  }

  async #open(address: string): Promise<Result<string, SharingFault>> {
    await this.#close()
    if (this.#ended) return err('host_closing')
    const url = new URL(address)
    const host = ownAddresses().includes(url.hostname) ? url.hostname : '0.0.0.0'
    const wanted = /:\d+\/?$/.test(address) ? Number(/:(\d+)\/?$/.exec(address)?.[1]) : null
    const port = url.protocol === 'https:' ? USUAL_PORT : (wanted ?? USUAL_PORT)
    const opened = (await this.#listen(host, port)) ?? (wanted === null ? await this.#listen(host, 0) : null)
    if (!opened) return err('port_in_use')
    this.#server = opened
    const { port: taken } = opened.address() as AddressInfo
    // Behind https there is another program that knows this host's port; the address stays as it was given.
    this.#address = url.protocol === 'https:' ? url.origin : `http://${url.hostname}:${String(taken)}`
    this.#onChange()
    return ok(this.#address)
  }

  async #close(): Promise<void> {
    const server = this.#server
    this.#server = null
    this.#address = null
    if (!server) return
    this.#onChange()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  async #listen(host: string, port: number): Promise<Server | null> {
    const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, this.#answer)
    const listening = new Promise<boolean>((resolve) => {
      server.once('error', () => {
        resolve(false)
      })
      server.listen(port, host, () => {
        resolve(true)
      })
    })
    if (!(await listening)) return null
    this.#listenTo(server)
    return server
  }
}

/** The addresses under which other computers of the network reach this one. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal && address.family === 'IPv4')
    .map((address) => address.address)
}
