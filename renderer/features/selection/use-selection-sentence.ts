import type { Selection } from '../../../shared/domain/selection.ts'
import { awaitsCount, chosenIn } from '../../../shared/rules/election-case.ts'
import { ballotOf, selectionStage } from '../../../shared/rules/selection.ts'
import { useForum, useNow, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'

/** Where a selection stands, or who was chosen, in one sentence. */
export function useSelectionSentence(selection: Selection): string {
  const { t } = useText('selection')
  const { state } = useForum()
  const reveal = useReveal()
  const format = useFormat()
  const at = new Date(useNow(10_000)).toISOString()
  const ballot = ballotOf(state, selection.id)
  const stage = selectionStage(state, selection, at)
  if (stage === 'done' && ballot?.closed) {
    const names = new Map<string, string>(ballot.candidates.map(({ id, name }) => [id, reveal(name) ?? t('withheld')]))
    const chosen = chosenIn(ballot.closed).map((id) => names.get(id) ?? id)
    return t('stage.done', { n: chosen.length, names: format.list(chosen) })
  }
  if (stage === 'ballot' && ballot && awaitsCount(ballot, at)) return t('stage.awaitsCount')
  const { local, zone, instant } = selection.deadline
  return t(`stage.${stage}`, {
    date: format.date(instant, zone),
    time: local.slice(11),
    zone: zone.replaceAll('_', ' '),
  })
}
