import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Procedure } from '../../../shared/domain/procedure.ts'
import { leads } from '../../../shared/policy/actor.ts'
import { standsOutOfProcedure } from '../../../shared/rules/office-standing.ts'
import { asksSeats } from '../../../shared/rules/procedure-case.ts'
import { useCommand, useForum, useHere } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { Marked } from '../../ui/Mark.tsx'
import { useInterested } from './interested.ts'
import { seatName, useProcedureWords } from './procedure-view.ts'
import { SeatField } from './SeatField.tsx'
import { useAnswerers } from './use-answerers.ts'

/** [BET9] A seat stands out of the question; whoever declared an interest that may concern it is reminded. */
export function StandingOut({ procedure }: { procedure: Procedure }): ReactNode {
  const { t, format } = useProcedureWords()
  const { state } = useForum()
  const here = useHere()
  const { ids, own } = useAnswerers(procedure)
  const [open, setOpen] = useState(false)
  const interested = useInterested(procedure.commitment)
  if (procedure.ended || !asksSeats(procedure)) return null
  const out = procedure.seats.filter(({ id, recused }) => recused && here.seats.includes(id))
  const minds = own.length > 0 && here.person !== null && interested.has(here.person)
  return (
    <div className="procedure-page__after">
      {out.length > 0 ? (
        <p>{t('standOut.done', { names: format.list(out.map(({ id }) => seatName(state, id))) })}</p>
      ) : null}
      {leads(here) && standsOutOfProcedure(procedure, here.seats) ? (
        <p>{t('standOut.aside', { aside: here.role === 'operator' ? 'judging' : 'leading' })}</p>
      ) : null}
      {minds ? (
        <p>
          <Marked mark="attention">{t('standOut.interest')}</Marked>
        </p>
      ) : null}
      {ids.length === 0 ? null : (
        <FormPlace open={open}>
          {open ? (
            <StandOutForm procedure={procedure} ids={ids} own={own} onClose={() => setOpen(false)} />
          ) : (
            <Button kind="link" onPress={() => setOpen(true)}>
              {t('standOut.button')}
            </Button>
          )}
        </FormPlace>
      )}
    </div>
  )
}

function StandOutForm(props: {
  procedure: Procedure
  ids: readonly string[]
  own: readonly string[]
  onClose: () => void
}): ReactNode {
  const { t } = useProcedureWords()
  const { procedure, ids, own, onClose } = props
  const recuse = useCommand('procedure.recuse')
  const [seat, setSeat] = useState<string>(own[0] ?? '')
  const submit = async (): Promise<void> => {
    const answered = await recuse.run({ procedure: procedure.id, seat })
    if (answered.ok) onClose()
  }
  return (
    <form
      className="ui-form procedure-form"
      aria-label={t('standOut.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={({ key }) => (key === 'Escape' ? onClose() : undefined)}
    >
      <p>{t('standOut.words')}</p>
      {ids.length > 1 || own.length === 0 ? (
        <SeatField label={t('standOut.seat')} ids={ids} own={own} seat={seat} onChange={setSeat} />
      ) : null}
      <FailureLine failure={recuse.failure} what={t('standOut.failed')} />
      <ButtonRow>
        <Button type="submit" busy={recuse.pending} missing={seat === '' ? t('standOut.missing') : undefined}>
          {t('standOut.send')}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('object.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
