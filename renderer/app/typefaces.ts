/** The app's own windows and the hosting computer wear the bundled families; a guest's page, on whatever line, fetches none. */
export function wearBundledFonts(): void {
  delete document.documentElement.dataset['fonts']
  void import('../ui/fonts.ts')
}

export function wearSystemFonts(): void {
  document.documentElement.dataset['fonts'] = 'system'
}
