import type { BetweenMeetings, BetweenWay, Rulebook } from '../../../shared/domain/forum.ts'
import { betweenWays } from '../../../shared/domain/forum.ts'
import type { Text } from '../../ui/text.ts'

/** [BET1] How the forum may decide between its meetings, in sentences: what is not allowed is said too. */
export function betweenSentences(t: Text<'forum'>, { between }: Pick<Rulebook, 'between'>): readonly string[] {
  return betweenWays.map((way) => betweenSentence(t, way, between ?? {}))
}

/** The ways alone that are allowed: of a preset, which is chosen for what it brings. */
export function allowedSentences(t: Text<'forum'>, between: BetweenMeetings): readonly string[] {
  return betweenWays.filter((way) => between[way] !== undefined).map((way) => betweenSentence(t, way, between))
}

export function betweenSentence(t: Text<'forum'>, way: BetweenWay, between: BetweenMeetings): string {
  const { silence, written, network, signatures, steering, statement } = between
  switch (way) {
    case 'silence':
      return silence ? t('rules.betweenWay.silence', silence) : t('rules.betweenWay.noSilence')
    case 'written':
      return written ? t('rules.betweenWay.written', written) : t('rules.betweenWay.noWritten')
    case 'network':
      return network ? t('rules.betweenWay.network', network) : t('rules.betweenWay.noNetwork')
    case 'signatures': {
      if (!signatures) return t('rules.betweenWay.noSignatures')
      const membersOnly = signatures.membersOnly ? 'yes' : 'no'
      return t('rules.betweenWay.signatures', { ...signatures, membersOnly })
    }
    case 'steering':
      return steering ? t('rules.betweenWay.steering') : t('rules.betweenWay.noSteering')
    case 'statement':
      return statement ? t('rules.betweenWay.statement', statement) : t('rules.betweenWay.noStatement')
  }
}
