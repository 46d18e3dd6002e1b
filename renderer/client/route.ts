import { useSyncExternalStore } from 'react'

/** Where a window is. It stands in the address's fragment, so that reload and Back work and no server sees it. */
export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'forum'; readonly section: ForumSection; readonly id: string | null }
  | { readonly page: 'meeting'; readonly meeting: string; readonly item: string | null; readonly tab: MeetingTab }
  | { readonly page: 'guest'; readonly tab: GuestTab }
  /** One procedure between meetings, for whoever takes part. */
  | { readonly page: 'procedure'; readonly id: string }
  | { readonly page: 'selection'; readonly id: string }

export const forumSections = [
  'overview',
  'members',
  'groups',
  'meetings',
  'commitments',
  'decisions',
  'actions',
  'repository',
  'rules',
  'ethics',
] as const
export type ForumSection = (typeof forumSections)[number]
export const meetingTabs = ['check-in', 'notes', 'draft', 'decision', 'people'] as const
export type MeetingTab = (typeof meetingTabs)[number]
export const guestTabs = ['now', 'draft', 'notes', 'vote'] as const
export type GuestTab = (typeof guestTabs)[number]

/** Reads a fragment like `#/meeting/ID/ITEM/notes`; whatever it does not know is the start. */
export function parseRoute(fragment: string): Route {
  const [page, first, second, third] = fragment.replace(/^#\/?/, '').split('/')
  switch (page) {
    case 'forum':
      return { page, section: oneOf(forumSections, first) ?? 'overview', id: second ?? null }
    case 'meeting':
      if (first === undefined) return { page: 'forum', section: 'meetings', id: null }
      return third === undefined
        ? { page, meeting: first, item: null, tab: oneOf(meetingTabs, second) ?? 'check-in' }
        : { page, meeting: first, item: second ?? null, tab: oneOf(meetingTabs, third) ?? 'notes' }
    case 'guest':
      return { page, tab: oneOf(guestTabs, first) ?? 'now' }
    case 'procedure':
    case 'selection':
      return first === undefined ? { page: 'start' } : { page, id: first }
    default:
      return { page: 'start' }
  }
}

export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'start':
      return '#/'
    case 'forum':
      return route.id === null ? `#/forum/${route.section}` : `#/forum/${route.section}/${route.id}`
    case 'meeting':
      return route.item === null
        ? `#/meeting/${route.meeting}/${route.tab}`
        : `#/meeting/${route.meeting}/${route.item}/${route.tab}`
    case 'guest':
      return `#/guest/${route.tab}`
    case 'procedure':
    case 'selection':
      return `#/${route.page}/${route.id}`
  }
}

export function navigate(route: Route): void {
  window.location.hash = formatRoute(route)
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(listen, fragmentNow))
}

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => {
    window.removeEventListener('hashchange', changed)
  }
}

function fragmentNow(): string {
  return window.location.hash
}

function oneOf<T extends string>(known: readonly T[], word: string | undefined): T | undefined {
  return known.find((one) => one === word)
}
