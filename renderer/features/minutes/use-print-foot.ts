import { useEffect } from 'react'

/**
 * What stands at the foot of every printed page while this is shown. Margin boxes take their words from the root's custom
 * properties, so the page's policy needs no style written at run time.
 */
export function usePrintFoot(words: string): void {
  useEffect(() => {
    const { style } = document.documentElement
    // A CSS string escapes quotes and backslashes as JSON does; a line break cannot come in.
    style.setProperty('--print-foot', JSON.stringify(words.replace(/\s+/g, ' ')))
    style.setProperty('--print-page', 'counter(page) " / " counter(pages)')
    return () => {
      style.removeProperty('--print-foot')
      style.removeProperty('--print-page')
    }
  }, [words])
}
