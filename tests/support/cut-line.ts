import type { AddressInfo, Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'

/** A line between windows and a host that a test can cut, mend, stall and lead to another port. */
export class CutLine {
  readonly #server: Server
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  #to = 0
  #whole = true
  #deaf = false

  private constructor(server: Server) {
    this.#server = server
    server.on('connection', (near) => {
      this.#join(near)
    })
  }

  static async open(): Promise<CutLine> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new CutLine(server)
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`
  }

  leadTo(url: string): void {
    this.#to = Number(new URL(url).port)
  }

  /** Everything under way is lost, and nobody gets through. */
  cut(): void {
    this.#whole = false
    for (const pair of this.#pairs) for (const end of pair) end.destroy()
  }

  mend(): void {
    this.#whole = true
    this.#deaf = false
  }

  /** From now on what the host says is lost, and nobody is told: the host still hears. */
  deafen(): void {
    this.#deaf = true
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(near: Socket): void {
    if (!this.#whole) {
      near.destroy()
      return
    }
    const far = connect(this.#to, '127.0.0.1')
    const pair = [near, far] as const
    this.#pairs.add(pair)
    for (const end of pair) {
      end.setNoDelay(true)
      end.on('error', () => undefined)
      end.on('close', () => {
        this.#pairs.delete(pair)
        for (const one of pair) one.destroy()
      })
    }
    near.on('data', (bytes) => far.write(bytes))
    far.on('data', (bytes) => {
      if (!this.#deaf) near.write(bytes)
    })
  }
}
