import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useForum, useMay } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { DeclareInterest } from './DeclareInterest.tsx'
import { itemsAhead } from './interest-entry.ts'

/** "Declare an interest…" where it may be done from here; the form unfolds in its place, and focus comes back to it. */
export function InterestButton(props: {
  meeting: Meeting | null
  item: string | null
  person: string | null
  /** Whose, read out where the same button stands in several lines. */
  who?: string | undefined
  kind?: 'secondary' | 'link' | undefined
  small?: boolean | undefined
  /** Of the form's heading; 2 unless told. */
  level?: 2 | 3 | undefined
}): ReactNode {
  const { meeting, item, person } = props
  const { t } = useText('ethics')
  const { me } = useForum()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus()
    wasOpen.current = open
  }, [open])
  const whose = person ?? me.person ?? ''
  const wider = may({ to: 'session.reach', limitedTo: me.meeting, command: 'interest.declare', meeting: null })
  const onItem = itemsAhead(meeting).some((one) => item === null || one.id === item)
  if (!may({ to: 'interest.declare', person: whose }) || (!onItem && !wider)) return null
  if (open) {
    const about = { meeting, item: onItem ? item : null, person, level: props.level }
    return <DeclareInterest {...about} onDone={() => setOpen(false)} />
  }
  return (
    <Button
      ref={button}
      kind={props.kind ?? 'secondary'}
      small={props.small}
      label={props.who === undefined ? undefined : t('askOf', { who: props.who })}
      onPress={() => setOpen(true)}
    >
      {t('ask')}
    </Button>
  )
}
