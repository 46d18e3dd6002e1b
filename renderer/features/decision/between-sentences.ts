import type { Rulebook } from '../../../shared/domain/forum.ts'
import type { Text } from '../../ui/text.ts'

/** [SIL1] How the forum may decide between its meetings, in sentences: what is not allowed is said too. */
export function betweenSentences(t: Text<'forum'>, { between }: Pick<Rulebook, 'between'>): readonly string[] {
  return [silenceSentence(t, between?.silence ?? null)]
}

export function silenceSentence(t: Text<'forum'>, silence: { readonly days: number } | null): string {
  return silence ? t('rules.betweenSilence', silence) : t('rules.betweenNoSilence')
}
