import type { ReactNode } from 'react'
import type { Silence } from '../../../shared/domain/silence.ts'
import { silenceCode } from '../../../shared/rules/silence-case.ts'
import { useForum, useNow } from '../../client/react.tsx'
import { formatRoute } from '../../client/route.ts'
import { ListLine } from '../../ui/Heading.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { deadlineLines, leftWords, silenceSentence, useSilenceWords, zoneHere } from './silence-view.ts'
import './silence.css'

/** Procedures as lines: what is asked, until when in whose time, how long is left; or what came of it. */
export function SilenceList({ silences }: { silences: readonly Silence[] }): ReactNode {
  return (
    <ul className="silence-list">
      {silences.map((silence) => (
        <SilenceLine key={silence.id} silence={silence} />
      ))}
    </ul>
  )
}

function SilenceLine({ silence }: { silence: Silence }): ReactNode {
  const words = useSilenceWords()
  const { t, format } = words
  const { state } = useForum()
  const now = useNow()
  const zone = state.forum?.zone ?? 'UTC'
  const { ended } = silence
  const open = ended === null
  return (
    <ListLine
      mark={open ? <Mark name="waiting" /> : <Mark name={ended.result === 'adopted' ? 'yes' : 'no'} />}
      aside={open ? <b className="silence-left">{leftWords(words, silence, now)}</b> : format.date(ended.at, zone)}
      note={
        open ? (
          <>
            {deadlineLines(words, silence, zone, zoneHere()).map((line) => (
              <span key={line} className="silence-line">
                {line}
              </span>
            ))}
            <span className="silence-line">{t('breaks')}</span>
          </>
        ) : (
          silenceSentence(words, state, silence, now)
        )
      }
    >
      <a href={formatRoute({ page: 'silence', id: silence.id })} className="quiet">
        {silenceCode(silence)} · <span dir="auto">{silence.title}</span>
      </a>
    </ListLine>
  )
}
