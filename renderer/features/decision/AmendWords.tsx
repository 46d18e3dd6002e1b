import type { SyntheticEvent, ReactNode } from 'react'
import { useState } from 'react'
import { LONGEST_LINE } from '../../../shared/domain/primitives.ts'
import { useCommand, useFrozenText } from '../../client/react.tsx'
import { formatRoute } from '../../client/route.ts'
import { Button } from '../../ui/Button.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { motionOf } from './motion-entry.ts'
import { ownPage } from './subject.ts'

/** What was put to decision is no commitment, so it has no draft: a motion is amended here, what has a page of its own there. */
export function AmendWords({ view }: { view: DecisionView }): ReactNode {
  const { t } = useText('decision')
  const { t: group } = useText('group')
  if (view.decision.founding) {
    return (
      <p className="type-reference">
        {group('amendOn')} <a href={formatRoute({ page: 'forum', section: 'groups', id: null })}>{group('title')}</a>
      </p>
    )
  }
  if (view.decision.sanction) return null
  const page = ownPage(view.decision)
  if (!page) return <AmendMotion view={view} />
  return (
    <p className="type-reference">
      {t(page === 'rules' ? 'between.rulesAnew' : 'between.statementAnew')}{' '}
      <a href={formatRoute({ page: 'forum', section: page, id: null })}>{t(`page.${page}`)}</a>
    </p>
  )
}

function AmendMotion({ view }: { view: DecisionView }): ReactNode {
  const { t } = useText('decision')
  const unfolding = useUnfolding()
  const hash = view.decision.texts.at(-1)?.hash
  const frozen = useFrozenText(hash)
  if (!frozen?.ok) return null
  return (
    <div>
      <UnfoldButton unfolding={unfolding}>{t('between.amendAsk')}</UnfoldButton>
      <UnfoldPanel unfolding={unfolding}>
        <AmendForm key={hash} view={view} before={motionOf(frozen.value)} onDone={unfolding.toggle} />
      </UnfoldPanel>
    </div>
  )
}

interface Motion {
  readonly title: string
  readonly text: string
}

function AmendForm({ view, before, onDone }: { view: DecisionView; before: Motion; onDone: () => void }): ReactNode {
  const { t } = useText('decision')
  const amend = useCommand('decision.amend')
  const [said, setSaid] = useState(before)
  const motion = { title: said.title.trim(), text: said.text.trim() }
  const same = motion.title === before.title && motion.text === before.text
  const lacks =
    motion.title === '' || motion.text === '' ? t('motion.missing') : same ? t('between.nothing') : undefined
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (lacks !== undefined) return
    const answered = await amend.run({ meeting: view.meeting.id, decision: view.decision.id, motion })
    if (answered.ok) onDone()
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('motion.title')}
        value={said.title}
        onChange={(title) => setSaid({ ...said, title: title.slice(0, LONGEST_LINE) })}
      />
      <TextArea
        label={t('motion.text')}
        help={t('motion.textHelp')}
        rows={5}
        value={said.text}
        onChange={(text) => setSaid({ ...said, text })}
      />
      <FailureLine failure={amend.failure} />
      <div>
        <Button type="submit" small busy={amend.pending} missing={lacks}>
          {t('step.freeze')}
        </Button>
      </div>
    </form>
  )
}
