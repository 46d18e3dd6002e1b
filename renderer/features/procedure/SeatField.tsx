import type { ReactNode } from 'react'
import { useForum } from '../../client/react.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { seatName } from './procedure-view.ts'

/** For which seat, or for whom without one: `more` stand after the seats. */
export function SeatField(props: {
  label: string
  ids: readonly string[]
  own: readonly string[]
  seat: string
  more?: readonly { readonly value: string; readonly label: string }[]
  onChange: (seat: string) => void
}): ReactNode {
  const { t } = useText('procedure')
  const { state } = useForum()
  return (
    <Select
      label={props.label}
      help={props.seat === '' || props.own.includes(props.seat) ? undefined : t('object.entered')}
      placeholder={t('object.choose')}
      value={props.seat}
      options={[...props.ids.map((id) => ({ value: id, label: seatName(state, id) })), ...(props.more ?? [])]}
      onChange={props.onChange}
    />
  )
}
