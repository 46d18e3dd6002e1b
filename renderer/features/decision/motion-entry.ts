import type { DecisionKind } from '../../../shared/domain/forum.ts'
import { decisionKind } from '../../../shared/domain/forum.ts'
import type { CommandAsk } from '../../client/command-ask.ts'
import type { MotionEntry } from './sheet-store.ts'

/** What words of one's own may be about; a commitment has its draft, and rules have their page. */
export const motionKinds: readonly DecisionKind[] = decisionKind.options.filter((kind) => kind !== 'commitment')

export const blankMotion: MotionEntry = { about: 'other', title: '', text: '' }

/** [DEC15] A frozen motion as a form takes it up again: a title, an empty line, the words. */
export function motionOf(frozen: string): Pick<MotionEntry, 'title' | 'text'> {
  const end = frozen.indexOf('\n\n')
  return end < 0 ? { title: frozen.trim(), text: '' } : { title: frozen.slice(0, end), text: frozen.slice(end).trim() }
}

export function isMotionSound({ title, text }: Pick<MotionEntry, 'title' | 'text'>): boolean {
  return title.trim() !== '' && text.trim() !== ''
}

/** [DEC15] What would be put to decision: the words, if some are being written, else the commitment; null: neither. */
export function toPut(
  commitment: string | null,
  motion: MotionEntry | null,
): Pick<CommandAsk<'decision.put'>, 'commitment' | 'about' | 'motion'> | null {
  if (motion) {
    if (!isMotionSound(motion)) return null
    const { about, title, text } = motion
    return { commitment: null, about, motion: { title: title.trim(), text: text.trim() } }
  }
  return commitment === null ? null : { commitment }
}
