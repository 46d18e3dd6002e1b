import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useCan, useForum, useNow } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { AskInSilence } from './AskInSilence.tsx'
import { silencesInOrder, useSilenceWords } from './silence-view.ts'
import { SilenceList } from './SilenceList.tsx'
import './silence.css'

/** What is asked between meetings, and the way to ask. Nothing where the rules know no silence and none was ever asked. */
export function SilenceSection(): ReactNode {
  const { t } = useSilenceWords()
  const { state } = useForum()
  const mayAsk = useCan({ to: 'silence.open' })
  const [asking, setAsking] = useState(false)
  const allowed = state.forum?.rules?.between?.silence !== undefined
  const button = useRef<HTMLButtonElement>(null)
  const silences = silencesInOrder(state)
  const close = (): void => {
    setAsking(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  if (!allowed && silences.length === 0) return null
  return (
    <Section title={t('between')} className="silence-section">
      <p className="type-reference">{t('betweenWords')}</p>
      {silences.length === 0 ? <p className="quiet-text">{t('none')}</p> : <SilenceList silences={silences} />}
      {!mayAsk || !allowed ? null : asking ? (
        <AskingPart onClose={close} />
      ) : (
        <ButtonRow className="silence-section__ask">
          <Button ref={button} onPress={() => setAsking(true)}>
            {t('ask.button')}
          </Button>
        </ButtonRow>
      )}
    </Section>
  )
}

/** The form opened because somebody asked for it: focus goes to its first field. */
function AskingPart({ onClose }: { onClose: () => void }): ReactNode {
  const part = useRef<HTMLDivElement>(null)
  useEffect(() => {
    part.current?.querySelector<HTMLElement>('select, button')?.focus()
  }, [])
  return (
    <div ref={part}>
      <AskInSilence onClose={onClose} />
    </div>
  )
}

const SHOWN_MS = 30 * 86_400_000

/** For those who take part: what is asked of them now, and for a month what came of it. */
export function SilenceAsked(): ReactNode {
  const { t } = useSilenceWords()
  const { state } = useForum()
  const now = useNow(60_000)
  const shown = silencesInOrder(state).filter(({ ended }) => ended === null || Date.parse(ended.at) > now - SHOWN_MS)
  if (shown.length === 0) return null
  return (
    <section className="silence-asked">
      <h2 className="type-label">{t('between')}</h2>
      <SilenceList silences={shown} />
    </section>
  )
}
