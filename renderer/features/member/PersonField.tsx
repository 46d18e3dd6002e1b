import type { ReactNode } from 'react'
import { useForum, useReveal } from '../../client/react.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'

/** Somebody who is in the record already, found by name. */
export function PersonField(props: {
  label: string
  help?: string
  note?: string
  value: string | undefined
  onChange: (person: string | undefined) => void
}): ReactNode {
  const { state } = useForum()
  const reveal = useReveal()
  const options = Object.values(state.persons).flatMap((person) => {
    const name = reveal(person.name)
    return name === null ? [] : [{ value: person.id, label: name, note: person.organisation ?? undefined }]
  })
  return <ComboBox {...props} options={options} />
}
