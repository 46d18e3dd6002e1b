import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../../renderer/ui/tokens.css', import.meta.url), 'utf8')

/** The colours that the block after `selector` declares. */
function coloursOf(selector: string): Map<string, string> {
  const at = css.indexOf(selector)
  expect(at, `${selector} stands in tokens.css`).toBeGreaterThan(-1)
  const block = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at))
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1] ?? '', found[2] ?? '']))
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function ratio(colours: Map<string, string>, words: string, ground: string): number {
  const [a, b] = [words, ground].map((name) => luminance(colours.get(name) ?? 'missing'))
  return (Math.max(a ?? NaN, b ?? NaN) + 0.05) / (Math.min(a ?? NaN, b ?? NaN) + 0.05)
}

const light = coloursOf(":root,\n  [data-theme='light']")
const darkBySystem = coloursOf(":root:not([data-theme='light'])")
const dark = coloursOf("\n  [data-theme='dark']")

/** The looks' table: words, ground, ratio in light, ratio in dark. */
const promised: [string, string, number, number][] = [
  ['ink', 'paper', 17.1, 15.0],
  ['ink-2', 'paper', 8.0, 8.9],
  ['ink-3', 'paper', 5.4, 6.3],
  ['line-strong', 'paper', 3.5, 4.0],
  ['hairline', 'paper', 1.4, 1.5],
  ['link', 'paper', 8.2, 9.2],
  ['focus', 'paper', 8.2, 9.2],
  ['primary-ink', 'primary', 17.1, 15.0],
  ['notice-ink', 'notice', 15.2, 8.9],
  ['group-1', 'paper', 7.0, 8.5],
  ['group-2', 'paper', 6.3, 8.3],
  ['group-3', 'paper', 13.1, 7.6],
  ['group-4', 'paper', 6.0, 10.3],
  ['agree', 'paper', 5.3, 9.9],
  ['reservations', 'paper', 9.5, 11.3],
  ['stand-aside', 'paper', 6.2, 7.8],
  ['stand-aside', 'stand-aside-tint', 5.3, 6.3],
  ['block', 'paper', 6.0, 7.0],
  ['block', 'block-tint', 5.1, 6.1],
]

describe('tokens.css', () => {
  it.each(promised)('%s on %s has the contrast that the looks promise', (words, ground, inLight, inDark) => {
    expect(Math.abs(ratio(light, words, ground) - inLight)).toBeLessThan(0.06)
    expect(Math.abs(ratio(dark, words, ground) - inDark)).toBeLessThan(0.06)
  })

  it.each(['paper', 'rail', 'sunk'])('words keep 4.5 and control edges 3 on %s', (ground) => {
    for (const colours of [light, dark]) {
      for (const words of ['ink', 'ink-2', 'link', 'block'])
        expect(ratio(colours, words, ground)).toBeGreaterThanOrEqual(4.5)
      expect(ratio(colours, 'line-strong', ground)).toBeGreaterThanOrEqual(3)
    }
  })

  it('looks the same whether the system or the reader chose dark', () => {
    expect(Object.fromEntries(darkBySystem)).toEqual(Object.fromEntries(dark))
  })

  it('gives every light colour a dark one', () => {
    expect([...dark.keys()].sort()).toEqual([...light.keys()].sort())
  })
})
