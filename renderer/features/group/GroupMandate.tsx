import type { ReactNode } from 'react'
import type { Group } from '../../../shared/domain/group.ts'
import { foundingParts } from '../../../shared/rules/founding.ts'
import { useFrozenText } from '../../client/react.tsx'
import { useText } from '../../ui/text.ts'

/** What the forum adopted that the group is to do; `render` sets it as a text of the record. */
export function GroupMandate(props: { group: Group; render: (text: string) => ReactNode }): ReactNode {
  const { t } = useText('decision')
  const text = useFrozenText(props.group.text)
  if (!text?.ok) return <p className="type-reference">{t(text ? 'text.unreachable' : 'text.fetching')}</p>
  // Under a title of its own, as texts of the record are.
  return props.render(`${props.group.name}\n\n${foundingParts(text.value).mandate}\n`)
}
