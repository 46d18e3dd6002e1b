import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { dayOf } from '../../../shared/rules/meeting-seats.ts'
import { useForum } from '../../client/react.tsx'
import type { Format } from '../../ui/format.ts'
import { useFormat } from '../../ui/format.ts'
import { Mark } from '../../ui/Mark.tsx'
import type { Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'
import type { RecusalPreview } from './recusal-preview.ts'
import { recusalPreview } from './recusal-preview.ts'
import { useWho } from './use-who.ts'

/** [ETH3] What it does if this person stands out, told before it is said. */
export function EffectLine(props: { meeting: Meeting; item: string; person: string }): ReactNode {
  const { meeting, item, person } = props
  const { t } = useText('ethics')
  const { state } = useForum()
  const format = useFormat()
  const who = useWho()
  const preview = recusalPreview(state, meeting, item, person)
  const day = dayOf(meeting)
  const grave = preview.quorum === 'breaks' || preview.emptied.length > 0
  return (
    <div className={`ethics-effect${grave ? ' ethics-effect--grave' : ''}`} role="status">
      <Mark name={grave ? 'attention' : 'recused'} />
      <p>
        {effectWords(t, format, preview, {
          who: who.seatOrName(person, day, meeting.group),
          seats: who.count(person, day, meeting.group),
        })}
      </p>
    </div>
  )
}

/** The effect in plain sentences, each only where it has something to say. */
export function effectWords(
  t: Text<'ethics'>,
  format: Pick<Format, 'list'>,
  preview: RecusalPreview,
  named: { readonly who: string; readonly seats: number },
): string {
  if (!preview.seated) return t('effect.noSeat', named)
  if (preview.seats.length === 0) return t('effect.already', named)
  const { voids, count, emptied } = preview
  const words = [t('effect.standsOut', named)]
  if (preview.early) words.push(t('effect.early'))
  else if (count)
    words.push(
      t(`effect.${preview.quorum as 'holds' | 'breaks' | 'missed'}`, {
        ...count,
        part: count.sector === null ? 'whole' : 'sector',
      }),
    )
  else words.push(t('effect.noQuorum', { eligible: preview.eligible }))
  if (emptied.length > 0) words.push(t('effect.emptied', { sectors: format.list(emptied), n: emptied.length }))
  if (voids) words.push(t(voids.again ? 'effect.voidAgain' : 'effect.void', { what: voids.what }))
  // Before anything is opened, and where what is open does not open again: what can be done then.
  const stuck = preview.quorum === 'breaks' || (emptied.length > 0 && voids?.again !== true)
  if (!preview.early && stuck) words.push(t('effect.waysOut', { lot: String(preview.lot) }))
  return words.join(' ')
}
