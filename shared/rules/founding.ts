import type { Founding } from '../domain/group.ts'

const SEATS = '\n\nSeats\n\n'
const RULES = '\n\nRules\n\n'

/** [GROUP1] The words that found a working group, below their title: what it is to do, its seats, its last day, its rules as data. */
export function foundingWords({ seats, until, rulebook }: Founding, mandate: string): string {
  const lines = seats.map(
    ({ label, sector, organisation }) => `- ${[label, sector, organisation ?? []].flat().join(', ')}`,
  )
  const term = until === null ? [] : [`Until ${until}`]
  const parts = [mandate.trim(), SEATS, lines.join('\n'), ...term.map((words) => `\n\n${words}`), RULES]
  return `${parts.join('')}${JSON.stringify(rulebook, null, 2)}\n`
}

/** The parts of such a text, its title included: what the group is to do, and all that is for reading, its rules left out. */
export function foundingParts(text: string): { readonly mandate: string; readonly readable: string } {
  const untitled = text.slice(text.indexOf('\n\n') + 2)
  const readable = text.slice(0, text.lastIndexOf(RULES))
  return { mandate: untitled.slice(0, untitled.lastIndexOf(SEATS)), readable }
}
