import { describe, expect, it } from 'vitest'
import { ServerClock } from '../../../../renderer/client/server-clock.ts'

const at = (ms: number) => new Date(ms).toISOString()

describe('the host’s clock', () => {
  it('is this device’s own until the host has said something', () => {
    expect(new ServerClock(() => 1_000).now()).toBe(1_000)
  })

  it('follows the frame that took least time, since the others arrived late', () => {
    let now = 10_000
    const clock = new ServerClock(() => now)
    clock.heard(at(70_000 - 900))
    clock.heard(at(70_000 - 20))
    clock.heard(at(70_000 - 400))
    now += 1_000
    expect(clock.now()).toBe(70_980)
  })

  it('follows when this device’s clock is set', () => {
    let now = 10_000
    const clock = new ServerClock(() => now)
    clock.heard(at(70_000))
    now = 70_000
    clock.heard(at(70_500))
    expect(clock.now()).toBe(70_500)
  })
})
