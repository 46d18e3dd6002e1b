import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Group } from '../../../shared/domain/group.ts'
import { groupOf, stands } from '../../../shared/rules/bodies.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { rulesFor } from '../../../shared/rules/rulebook.ts'
import { InBody, useCan, useCommand, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { RecordText } from '../../features/decision/FrozenText.tsx'
import { WholeRulebook } from '../../features/decision/RulebookText.tsx'
import { outcomeSentence, useWords } from '../../features/decision/words.ts'
import { Link } from '../../features/forum/Link.tsx'
import { GroupMandate } from '../../features/group/GroupMandate.tsx'
import { useBodyWords } from '../../features/group/use-body-words.ts'
import { useToday } from '../../client/use-today.ts'
import { ProcedureSection } from '../../features/procedure/ProcedureSection.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { ListLine, PageTitle, Section } from '../../ui/Heading.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { forumPlace } from './forum-place.ts'
import { PlaceWords } from './FoundGroup.tsx'
import { GroupOfficers } from './GroupOfficers.tsx'
import { GroupSeats } from './GroupSeats.tsx'
import { useMeetingWords } from './meeting-words.ts'
import { RulesChange } from './RulesChange.tsx'

/** One working group: what it is to do, who sits in it, its meetings, what it decided, its rules. */
export function GroupPage({ group }: { group: Group }): ReactNode {
  const { t } = useText('group')
  const words = useBodyWords()
  const working = stands(group, useToday())
  const { rules } = group
  return (
    <>
      <PageTitle
        above={<Link to={{ page: 'forum', section: 'groups', id: null }}>{t('title')}</Link>}
        aside={words.standing(group)}
      >
        {group.name}
      </PageTitle>
      <p className="quiet-text page-hint">{t('advises')}</p>
      <div className="stack">
        <Section title={t('mandate')}>
          <GroupMandate group={group} render={(text) => <RecordText text={text} heading={false} />} />
          <Founded group={group} />
        </Section>
        <GroupSeats group={group} working={working} />
        <GroupOfficers group={group} working={working} />
        <Meetings group={group} working={working} />
        <Decisions group={group} />
        <ProcedureSection body={group.id} closed={!working} />
        {rules ? (
          <Section title={t('rules', { version: rules.version })}>
            <div className="stack">
              <WholeRulebook rulebook={rules} />
              {working ? <RulesChange rules={rules} body={group.id} /> : null}
              {working ? (
                <InBody body={null}>
                  <RulesChange rules={rules} body={group.id} by={null} />
                </InBody>
              ) : null}
            </div>
          </Section>
        ) : null}
        {working ? (
          <InBody body={null}>
            <EndGroup group={group} />
          </InBody>
        ) : null}
      </div>
    </>
  )
}

function Founded({ group }: { group: Group }): ReactNode {
  const { rich } = useText('group')
  const { state } = useForum()
  const said = (key: 'foundedBy' | 'endedBy', id: string): ReactNode => {
    const decision = state.decisions[id]
    if (!decision) return null
    const link = (words: ReactNode) => <Link to={{ page: 'forum', section: 'decisions', id }}>{words}</Link>
    return rich(key, { code: decisionCode(decision), link })
  }
  return (
    <p className="type-reference">
      {said('foundedBy', group.decision)} {group.ended ? said('endedBy', group.ended.decision) : null}
    </p>
  )
}

function Meetings({ group, working }: { group: Group; working: boolean }): ReactNode {
  const { t } = useText('group')
  const { state } = useForum()
  const words = useMeetingWords()
  const may = useCan({ to: 'meeting.plan' })
  const meetings = Object.values(state.meetings)
    .filter((one) => one.group === group.id)
    .sort((a, b) => b.starts.instant.localeCompare(a.starts.instant))
  const plan = may && working
  return (
    <Section title={t('meetings')}>
      {meetings.length === 0 ? <p className="quiet-text">{t('noMeetings')}</p> : null}
      <ul>
        {meetings.map((meeting) => (
          <ListLine key={meeting.id} note={words.date(meeting)}>
            <Link to={{ page: 'forum', section: 'meetings', id: meeting.id }}>{meeting.title}</Link>
          </ListLine>
        ))}
      </ul>
      {plan ? (
        <ButtonRow className="holder-buttons">
          <Button onPress={() => navigate({ page: 'forum', section: 'meetings', id: `plan-${group.id}` })}>
            {t('plan')}
          </Button>
        </ButtonRow>
      ) : null}
    </Section>
  )
}

function Decisions({ group }: { group: Group }): ReactNode {
  const { t } = useText('group')
  const { state } = useForum()
  const words = useWords()
  const decisions = Object.values(state.decisions)
    .filter((one) => groupOf(state, one)?.id === group.id)
    .sort((a, b) => b.number - a.number)
  return (
    <Section title={t('decisions')}>
      {decisions.length === 0 ? <p className="quiet-text">{t('noDecisions')}</p> : null}
      <ul>
        {decisions.map((decision) => (
          <ListLine key={decision.id} note={outcomeSentence(words, decision)}>
            <Link to={{ page: 'forum', section: 'decisions', id: decision.id }}>{decision.title}</Link>
          </ListLine>
        ))}
      </ul>
    </Section>
  )
}

/** [GROUP6] For those who lead in the forum: its end is a decision like its founding. */
function EndGroup({ group }: { group: Group }): ReactNode {
  const { t } = useText('group')
  const { t: forum } = useText('forum')
  const { state } = useForum()
  const leads = useCan({ to: 'decision.put' })
  const put = useCommand('decision.put')
  const [writing, setWriting] = useState(false)
  const [text, setText] = useState('')
  const place = forumPlace(state)
  const rules = state.forum?.rules
  const rule = rules ? rulesFor(rules, 'terms')[0]?.id : undefined
  if (!leads || rule === undefined) return null
  const submit = async (): Promise<void> => {
    if (place.how !== 'put' || text.trim() === '') return
    const [meeting, item] = [place.meeting.id, place.item.id]
    const motion = { title: t('endTitle', { name: group.name.slice(0, 200) }), text }
    if (!(await put.run({ meeting, item, commitment: null, motion, ends: group.id, rule })).ok) return
    navigate({ page: 'meeting', meeting, item, tab: 'decision' })
  }
  if (!writing) {
    return (
      <div>
        <Button onPress={() => setWriting(true)}>{t('endGroup')}</Button>
      </div>
    )
  }
  const missing = text.trim() === '' ? t('reason') : place.how === 'put' ? undefined : forum('rules.form.missingItem')
  return (
    <form
      className="ui-form member-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextArea label={t('endWhy')} help={t('endHelp')} rows={3} autoFocus value={text} onChange={setText} />
      <PlaceWords />
      <FailureLine failure={put.failure} />
      <ButtonRow>
        <Button type="submit" kind="primary" busy={put.pending} missing={missing}>
          {t('endSubmit')}
        </Button>
        <Button kind="link" onPress={() => setWriting(false)}>
          {forum('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
