import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { NARROW, WIDE } from './story.ts'

const GRAVE = ['serious', 'critical']
const MOST_STOPS = 120

/**
 * One screen, as it stands: nothing serious or critical at 1280 and 360 px, in light and dark, and nothing that sticks out at 360.
 * The colours alone differ between light and dark, so dark asks for their contrast only. Nothing moves meanwhile: what fades in while
 * it is measured is at rest for nobody. Ends wide and light.
 */
export async function checkScreen(
  page: Page,
  screen: string,
  sizes: readonly ('wide' | 'narrow')[] = ['wide', 'narrow'],
): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size === 'wide' ? WIDE : NARROW)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.evaluate(drawnAnew)
      const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
      const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
      const grave = violations
        .filter(({ impact }) => GRAVE.includes(impact ?? ''))
        .map(({ id, nodes }) => ({
          rule: id,
          at: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
        }))
      expect.soft(grave, `${screen}, ${size}, ${colorScheme}`).toEqual([])
    }
    if (size === 'narrow') expect.soft(await sticksOut(page), `${screen} at 360 px`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
  if (sizes.includes('wide')) await page.setViewportSize(WIDE)
  // What was laid out for the other size is drawn anew, and what stood there before is gone.
  await page.evaluate(drawnAnew)
}

/** In the page: done when the last change of size or colours is drawn. */
async function drawnAnew(): Promise<void> {
  const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done))
  await frame()
  await frame()
  const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(ending.map((one) => one.finished))
}

/** What makes a page scroll sideways, if it does. */
async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`)
  })
}

/** By Tab alone from the top of the page to `target`, with the focus to be seen at every stop. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    window.getSelection()?.removeAllRanges()
    window.scrollTo(0, 0)
  })
  // Held by itself: an open list hides the rest of the page from assistive technology, and from locators by role.
  const wanted = await target.elementHandle()
  const unseen: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab')
    const faint = await page.evaluate(focusUnseen)
    if (faint !== null) unseen.push(faint)
    if (await page.evaluate((one) => one === document.activeElement, wanted)) {
      expect.soft(unseen).toEqual([])
      return
    }
  }
  throw new Error(`not reached with ${String(MOST_STOPS)} presses of Tab`)
}

/**
 * In the page: what has the focus without a line of 2 px around it, or around the word or frame that stands for it; else null.
 * A text's own frame is a box drawn before it.
 */
function focusUnseen(): string | null {
  const here = document.activeElement
  if (!here || here === document.body) return null
  const label = here.closest('label')
  const around = [
    here.parentElement,
    here.parentElement?.parentElement,
    here.parentElement?.parentElement?.parentElement,
  ]
  const shown = [here, ...(label ? [label, ...label.querySelectorAll('*')] : []), ...around].some((one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    const frame = getComputedStyle(one, '::before')
    const framed = frame.content !== 'none' && frame.borderTopStyle !== 'none' && parseFloat(frame.borderTopWidth) >= 2
    return framed || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)
  })
  return shown
    ? null
    : `${here.tagName.toLowerCase()}.${here.getAttribute('class') ?? ''} ${here.textContent.slice(0, 40)}`
}
