import type { ReactNode } from 'react'
import { useState } from 'react'
import { runnersInviting } from '../../../shared/rules/selection.ts'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { useToday } from '../../client/use-today.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'

/** [SEL8] A named elector's personal link, made by whoever runs the selection; the host keeps only its hash. */
export function ElectorLink({ person, name }: { person: string; name: string }): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const may = useMay()
  const today = useToday()
  const issue = useCommand('invitation.issue')
  const [url, setUrl] = useState<string | null>(null)
  if (!state.persons[person] || !may({ to: 'selection.invite', runners: runnersInviting(state, person, today) }))
    return null
  const make = async (): Promise<void> => {
    const made = await issue.run({ person, meeting: null })
    if (made.ok) setUrl(made.value.url)
  }
  const act = t(url === null ? 'link.make' : 'link.another')
  return (
    <div className="selection__link">
      {url === null ? null : (
        <TextField
          key={url}
          autoFocus
          label={t('link.label', { name })}
          help={t('link.help', { name })}
          value={url}
          readOnly
          onChange={() => undefined}
        />
      )}
      <FailureLine failure={issue.failure} />
      <Button small busy={issue.pending} label={t('link.of', { act, name })} onPress={() => void make()}>
        {act}
      </Button>
    </div>
  )
}
