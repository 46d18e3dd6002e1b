import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCan, useForum, useNow } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { Section } from '../../ui/Heading.tsx'
import { dayIn } from '../../../shared/lib/zoned-time.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { officesUsed, rulesIn } from '../../../shared/rules/bodies.ts'
import { AskBetween, askedWays } from './AskBetween.tsx'
import { StateAlone } from './StateAlone.tsx'
import { proceduresInOrder, useProcedureWords } from './procedure-view.ts'
import { ProcedureList } from './ProcedureList.tsx'
import './procedure.css'

/**
 * What a body, by default the forum, decides between its meetings, and the way to ask. Nothing where its rules know no such way and none
 * was ever taken. `closed`: it decides nothing any more.
 */
export function ProcedureSection({ body = null, closed = false }: { body?: BodyId; closed?: boolean }): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const mayAsk = useCan({ to: 'procedure.open' }) && !closed
  const mayState = useMayState(body) && !closed
  const [form, setForm] = useState<'ask' | 'state' | null>(null)
  const between = rulesIn(state, body)?.between ?? {}
  const ways = askedWays.filter((way) => between[way] !== undefined)
  const procedures = proceduresInOrder(state, body)
  const close = (): void => setForm(null)
  if (ways.length === 0 && between.statement === undefined && procedures.length === 0) return null
  const asks = mayAsk && ways.length > 0
  return (
    <Section title={t('between')} className="procedure-section">
      <p className="type-reference">{t(body === null ? 'betweenWords' : 'betweenWordsGroup')}</p>
      {procedures.length === 0 ? (
        <p className="quiet-text procedure-list">{t('none')}</p>
      ) : (
        <ProcedureList procedures={procedures} />
      )}
      <FormPlace open={form !== null} className="procedure-section__ask">
        {form === 'ask' ? (
          <AskBetween body={body} onClose={close} />
        ) : form === 'state' ? (
          <StateAlone body={body} onClose={close} />
        ) : null}
        {form === null && (asks || mayState) ? (
          <ButtonRow>
            {asks ? (
              <Button onPress={() => setForm('ask')}>
                {ways.length === 1 && ways[0] === 'silence' ? t('ask.button') : t('ask.buttonAny')}
              </Button>
            ) : null}
            {mayState ? <Button onPress={() => setForm('state')}>{t('state.button')}</Button> : null}
          </ButtonRow>
        ) : null}
      </FormPlace>
    </Section>
  )
}

/** [BET5] Whoever holds the office that the rules name. */
function useMayState(body: BodyId): boolean {
  const { state, me } = useForum()
  const now = useNow(60_000)
  const may = useCan({ to: 'procedure.state' })
  const office = rulesIn(state, body)?.between?.statement?.office
  if (!may || office === undefined || me.person === null) return false
  return officesUsed(state, body, me.person, dayIn(state.forum?.zone ?? 'UTC', now)).includes(office)
}

const SHOWN_MS = 30 * 86_400_000

/** For those who take part: what is asked of them now, and for a month what came of it. */
export function ProcedureAsked(): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const now = useNow(60_000)
  const shown = proceduresInOrder(state).filter(({ ended }) => ended === null || Date.parse(ended.at) > now - SHOWN_MS)
  if (shown.length === 0) return null
  return (
    <section className="procedure-asked">
      <h2 className="type-label">{t('between')}</h2>
      <ProcedureList procedures={shown} />
    </section>
  )
}
