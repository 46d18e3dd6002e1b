/** People named one a line. */
export function namesIn(text: string): string[] {
  return text.split('\n').map((name) => name.trim()).filter(Boolean) // prettier-ignore
}
