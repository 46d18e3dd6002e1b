/** Focus on a field with the whole of its form in view, where there is room for it: the button that sends it too. */
export function focusInView(field: HTMLElement | null): void {
  if (!field) return
  field.focus({ preventScroll: true })
  field.closest('form, [role=group]')?.scrollIntoView({ block: 'nearest' })
  field.scrollIntoView({ block: 'nearest' })
}
