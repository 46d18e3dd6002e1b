import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'

/** From a text's root down: names of objects, places in lists. */
export type JsonPath = readonly (string | number)[]

export interface StrictJson {
  readonly value: unknown
  /** Every name that stands in its object already, where `JSON.parse` lets the last one win unseen. In the order of the text. */
  readonly twice: readonly JsonPath[]
}

/** Where a text stops being JSON; both count from 1. */
export interface JsonFault {
  readonly line: number
  readonly column: number
}

/** The JSON of a text, with what it names twice. */
export function parseStrictJson(text: string): Result<StrictJson, JsonFault> {
  const walk = new JsonWalk(text)
  try {
    const value: unknown = JSON.parse(text)
    walk.toEnd()
    return ok({ value, twice: walk.twice })
  } catch {
    const lines = text.slice(0, walk.toEnd()).split('\n')
    return err({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 })
  }
}

const STRING = /"[^"\\\n\r\t]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\n\r\t]*)*"/.source
const WORD = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/.source
const TOKEN = new RegExp(`(${STRING})|${WORD}|[{}[\\],:]`, 'uy')
const BLANKS = /[ \t\n\r]*/y

/** What may come next: a value, a name, or what follows either. `first`: or the end of what has just begun. */
type Due = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma'

/** An object or a list that is not closed yet: the names so far (of a list null), and the name or place that is being read. */
interface Open {
  readonly names: Set<string> | null
  at: string | number
}

class JsonWalk {
  readonly twice: JsonPath[] = []
  readonly #text: string
  readonly #open: Open[] = []
  #due: Due = 'value'

  constructor(text: string) {
    this.#text = text
  }

  /** Goes through the text, and says where it is no JSON; its length where it ends too early, or all is well. */
  toEnd(): number {
    const text = this.#text
    for (let at = after(BLANKS, text, 0); at < text.length; at = after(BLANKS, text, TOKEN.lastIndex)) {
      TOKEN.lastIndex = at
      const [token, string] = TOKEN.exec(text) ?? ['']
      const due = token === '' || this.#isOver() ? null : this.#take(token, string)
      if (due === null) return at
      this.#due = due
    }
    return text.length
  }

  #isOver(): boolean {
    return this.#open.length === 0 && this.#due === 'comma'
  }

  /** What is due after a token; null where it may not stand there. */
  #take(token: string, string: string | undefined): Due | null {
    const due = this.#due
    const inside = this.#open.at(-1)
    if (string !== undefined && due.endsWith('name') && inside?.names) return this.#name(inside, inside.names, string)
    switch (token) {
      case '{':
      case '[':
        if (!due.endsWith('value')) return null
        this.#open.push(token === '{' ? { names: new Set(), at: '' } : { names: null, at: 0 })
        return token === '{' ? 'first name' : 'first value'
      case '}':
        return inside?.names && (due === 'first name' || due === 'comma') ? this.#close() : null
      case ']':
        return inside?.names === null && (due === 'first value' || due === 'comma') ? this.#close() : null
      case ':':
        return due === 'colon' ? 'value' : null
      case ',':
        if (due !== 'comma' || !inside) return null
        if (typeof inside.at === 'number') inside.at += 1
        return inside.names ? 'name' : 'value'
      default:
        return due.endsWith('value') ? 'comma' : null
    }
  }

  #name(inside: Open, names: Set<string>, string: string): Due {
    const name = JSON.parse(string) as string
    inside.at = name
    if (names.has(name)) this.twice.push(this.#open.map(({ at }) => at))
    names.add(name)
    return 'colon'
  }

  #close(): Due {
    this.#open.pop()
    return 'comma'
  }
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  pattern.exec(text)
  return pattern.lastIndex
}
