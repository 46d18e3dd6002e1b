import type { ReactNode } from 'react'
import { useState } from 'react'
import type { OpenedForum } from '../../../shared/contract/start.ts'
import { readJoinLink } from '../../client/connection.ts'
import type { StartPort } from '../../client/start-port.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { StartProblem } from './start-problem.ts'

export interface WaysInProps {
  port: StartPort
  hasForums: boolean
  onShow: (forum: OpenedForum) => void
  onNew: () => void
  onProblem: (problem: StartProblem | null) => void
}

/** The ways to a forum that is not in the list. */
export function WaysIn({ port, hasForums, onShow, onNew, onProblem }: WaysInProps): ReactNode {
  const { t } = useText('start')
  const [busy, setBusy] = useState<'choose' | 'sample' | null>(null)
  const ask = async (call: 'choose' | 'sample'): Promise<void> => {
    onProblem(null)
    setBusy(call)
    const answer = await port.call(call, {})
    setBusy(null)
    if (!answer.ok)
      onProblem({
        what: call === 'sample' ? t('troubleSample') : t('trouble', { name: t('file.title') }),
        why: answer.error,
      })
    else if (answer.value) onShow(answer.value)
  }
  return (
    <div className="start-ways">
      <Section title={t('new.title')}>
        <p className="type-reference">{t('new.words')}</p>
        <Button kind={hasForums ? 'secondary' : 'primary'} onPress={onNew}>
          {t('new.button')}
        </Button>
      </Section>
      {port.dialogs ? (
        <Section title={t('file.title')} rule="hairline">
          <p className="type-reference">{t('file.words')}</p>
          <Button busy={busy === 'choose'} onPress={() => void ask('choose')}>
            {t('file.button')}
          </Button>
        </Section>
      ) : null}
      <JoinByLink onShow={onShow} />
      <section className="ui-section ui-section--hairline">
        <h2>
          <Button kind="link" busy={busy === 'sample'} onPress={() => void ask('sample')}>
            {t('sample.title')}
          </Button>
        </h2>
        <p className="type-reference">{t('sample.words')}</p>
      </section>
    </div>
  )
}

function JoinByLink({ onShow }: { onShow: (forum: OpenedForum) => void }): ReactNode {
  const { t } = useText('start')
  const [link, setLink] = useState('')
  const [wrong, setWrong] = useState(false)
  const join = (): void => {
    const forum = readJoinLink(link)
    setWrong(!forum)
    if (forum) onShow(forum)
  }
  return (
    <Section title={t('joinLink.title')} rule="hairline">
      <p className="type-reference">{t('joinLink.words')}</p>
      <TextField
        label={t('joinLink.label')}
        hideLabel
        type="url"
        value={link}
        placeholder="https://…"
        error={wrong ? t('joinLink.wrong') : undefined}
        onChange={(text) => {
          setLink(text)
          setWrong(false)
        }}
        onSubmit={join}
        action={<Button onPress={join}>{t('joinLink.button')}</Button>}
      />
    </Section>
  )
}
