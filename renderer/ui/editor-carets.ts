import { Extension } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import { DecorationSet } from '@tiptap/pm/view'
import { Plugin } from '@tiptap/pm/state'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type { CaretUser } from './editor-places.ts'
import { hasSoundCaret, readUser } from './editor-places.ts'

const NAME_SHOWN_MS = 2_000
const GAP_PX = 6
const LEAST_NAME_PX = 48
const COLOURS = 4

export interface CaretsOptions {
  awareness: Awareness
  /** Lies over the text, and takes the names: beside the words, never among them. */
  names: HTMLElement
}

/** Others' carets and selections. The names fade when nobody has moved for a while; they stand where a line has room for them. */
export const Carets = Extension.create<CaretsOptions>({
  name: 'carets',
  // Right after the binding to the shared text, which it reads.
  priority: 999,
  addProseMirrorPlugins() {
    const { awareness, names } = this.options
    const board = new NameBoard(awareness, names)
    const cursors = yCursorPlugin(awareness, {
      awarenessStateFilter: (me: number, client: number, state: unknown) =>
        me !== client && readUser(state) !== null && hasSoundCaret(awareness.doc, state),
      cursorBuilder: (_user: unknown, client: number) => board.caret(client),
      selectionBuilder: (_user: unknown, client: number) => ({
        class: `ui-caret-selection ${colourClass(readUser(awareness.getStates().get(client)))}`,
      }),
    }) as Plugin<DecorationSet>
    guard(cursors)
    return [cursors, new Plugin({ view: (view) => board.watch(view) })]
  },
})

/** Whatever carets others claim to have, they never get in the way of the words. */
function guard(cursors: Plugin<DecorationSet>): void {
  const { state } = cursors.spec
  if (!state) return
  const { apply } = state
  state.apply = (...step) => {
    try {
      return apply.apply(cursors, step)
    } catch {
      return DecorationSet.empty
    }
  }
}

/** The colour of a writer: their sector's, or second ink. */
function colourClass(user: CaretUser | null): string {
  return user?.sector === null || !user
    ? 'ui-caret--ink'
    : `ui-caret--${String(Math.min(user.sector, COLOURS - 1) + 1)}`
}

interface Named {
  caret: HTMLElement
  readonly name: HTMLElement
  fade: ReturnType<typeof setTimeout> | null
}

class NameBoard {
  readonly #awareness: Awareness
  readonly #layer: HTMLElement
  readonly #named = new Map<number, Named>()
  #frame = 0

  constructor(awareness: Awareness, layer: HTMLElement) {
    this.#awareness = awareness
    this.#layer = layer
  }

  /** The caret that the editor puts among the words: a line, without words of its own. */
  caret(client: number): HTMLElement {
    const user = readUser(this.#awareness.getStates().get(client))
    const caret = document.createElement('span')
    caret.className = `ui-caret ${colourClass(user)}`
    const known = this.#named.get(client)
    if (known) known.caret = caret
    else if (user) this.#add(client, caret, user)
    this.#placeSoon()
    return caret
  }

  watch(view: EditorView): { update: () => void; destroy: () => void } {
    const moved = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void => {
      for (const client of removed) this.#remove(client)
      for (const client of [...added, ...updated]) this.#show(client)
      this.#placeSoon()
    }
    const placeSoon = (): void => {
      this.#placeSoon()
    }
    this.#awareness.on('change', moved)
    const sizes = new ResizeObserver(placeSoon)
    sizes.observe(view.dom)
    return {
      update: placeSoon,
      destroy: () => {
        this.#awareness.off('change', moved)
        sizes.disconnect()
        cancelAnimationFrame(this.#frame)
        for (const client of [...this.#named.keys()]) this.#remove(client)
      },
    }
  }

  #add(client: number, caret: HTMLElement, user: CaretUser): void {
    const name = document.createElement('span')
    name.className = `ui-caret-name ${colourClass(user)}`
    name.append(user.name)
    this.#layer.append(name)
    this.#named.set(client, { caret, name, fade: null })
    this.#show(client)
  }

  #remove(client: number): void {
    const named = this.#named.get(client)
    if (named?.fade) clearTimeout(named.fade)
    named?.name.remove()
    this.#named.delete(client)
  }

  /** Whoever moves is named anew. */
  #show(client: number): void {
    const named = this.#named.get(client)
    if (!named) return
    if (named.fade) clearTimeout(named.fade)
    named.name.classList.remove('ui-caret-name--faded')
    named.fade = setTimeout(() => {
      named.name.classList.add('ui-caret-name--faded')
    }, NAME_SHOWN_MS)
  }

  #placeSoon(): void {
    cancelAnimationFrame(this.#frame)
    // After the editor has drawn the change: where the words end is only then known.
    this.#frame = requestAnimationFrame(() => {
      this.#place()
    })
  }

  #place(): void {
    const layer = this.#layer.getBoundingClientRect()
    const taken: DOMRect[] = []
    for (const { caret, name } of this.#named.values()) {
      name.style.maxWidth = ''
      const line = caret.isConnected ? lineOf(caret) : null
      const place = line && besideLine(line, layer, name.offsetWidth, taken)
      name.style.visibility = place ? '' : 'hidden'
      if (!place) continue
      name.style.maxWidth = `${String(place.width)}px`
      name.style.left = `${String(place.x - layer.x)}px`
      name.style.top = `${String(line.y + (line.height - name.offsetHeight) / 2 - layer.y)}px`
      taken.push(new DOMRect(place.x, line.y, place.width, line.height))
    }
  }
}

/** How far the words of the caret's own line reach, in the window's pixels. */
function lineOf(caret: HTMLElement): DOMRect | null {
  const block = caret.closest('p')
  if (!block) return null
  const at = caret.getBoundingClientRect()
  const range = document.createRange()
  range.selectNodeContents(block)
  const here = [...range.getClientRects()].filter((rect) => rect.top < at.bottom - 2 && rect.bottom > at.top + 2)
  const start = Math.min(at.left, ...here.map((rect) => rect.left))
  const end = Math.max(at.right, ...here.map((rect) => rect.right))
  return new DOMRect(start, at.top, end - start, at.height)
}

interface Place {
  readonly x: number
  readonly width: number
}

/** Where a name has room after the line, cut short if need be, on the side where its language goes on; null where it has none. */
function besideLine(line: DOMRect, layer: DOMRect, wanted: number, taken: readonly DOMRect[]): Place | null {
  const others = taken.filter((rect) => rect.top < line.bottom && rect.bottom > line.top)
  if (document.documentElement.dir === 'rtl') {
    const end = Math.min(line.left, ...others.map((rect) => rect.left)) - GAP_PX
    const width = Math.min(wanted, end - layer.left)
    return width >= Math.min(wanted, LEAST_NAME_PX) ? { x: end - width, width } : null
  }
  const x = Math.max(line.right, ...others.map((rect) => rect.right)) + GAP_PX
  const width = Math.min(wanted, layer.right - x)
  return width >= Math.min(wanted, LEAST_NAME_PX) ? { x, width } : null
}
