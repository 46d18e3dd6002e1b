import { describe, expect, it } from 'vitest'
import { layOutHemicycle } from '../../../../renderer/ui/hemicycle.ts'

const houses = [1, 2, 7, 8, 9, 12, 18, 19, 23, 40, 42, 63, 100, 150, 240]

describe('layOutHemicycle', () => {
  it.each(houses)('keeps %i seats apart and inside the drawing', (count) => {
    const { places, markRadius, width, height } = layOutHemicycle(count)
    expect(places).toHaveLength(count)
    places.forEach((place, index) => {
      expect(place.x - markRadius).toBeGreaterThanOrEqual(0)
      expect(place.x + markRadius).toBeLessThanOrEqual(width)
      expect(place.y - markRadius).toBeGreaterThanOrEqual(0)
      expect(place.y + markRadius).toBeLessThanOrEqual(height)
      for (const other of places.slice(index + 1)) {
        expect(Math.hypot(place.x - other.x, place.y - other.y)).toBeGreaterThan(2 * markRadius)
      }
    })
  })

  it('keeps marks of a forum of forty legible', () => {
    expect(layOutHemicycle(40).markRadius).toBeGreaterThanOrEqual(7)
  })

  it.each([2, 8, 18, 40, 64])('gives two equal groups of %i seats mirrored halves', (count) => {
    const { places, width } = layOutHemicycle(count)
    const half = count / 2
    expect(places.slice(0, half).every((place) => place.x < width / 2)).toBe(true)
    expect(places.slice(half).every((place) => place.x > width / 2)).toBe(true)
  })

  it('seats consecutive items side by side, from the far left to the far right', () => {
    const { places, width, height } = layOutHemicycle(18)
    const angles = places.map((place) => Math.atan2(height - place.y, place.x - width / 2))
    expect(angles[0]).toBeGreaterThan(2.5)
    expect(angles.at(-1)).toBeLessThan(0.7)
  })

  it('draws nothing for an empty house', () => {
    expect(layOutHemicycle(0).places).toEqual([])
  })
})
