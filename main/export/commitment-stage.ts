import type { Commitment } from '../../shared/domain/commitment.ts'
import { isReopened } from '../../shared/domain/commitment.ts'
import { newestFirst } from '../../shared/lib/numbered.ts'
import type { Site } from './site.ts'

/** Whether it is drafted, adopted, or adopted and open to another text. */
export function commitmentStage({ words }: Pick<Site, 'words'>, commitment: Commitment): string {
  return words.say(`commitment.stage.${isReopened(commitment) ? 'reopened' : commitment.stage}`)
}

/** The hash of a commitment's published text, or null while it has none. */
export function commitmentText({ state }: Pick<Site, 'state'>, commitment: Commitment): string | null {
  if (commitment.adopted !== null) return commitment.adopted
  const last = newestFirst(state.decisions).find((one) => one.commitment === commitment.id)
  return last?.texts.at(-1)?.hash ?? null
}
