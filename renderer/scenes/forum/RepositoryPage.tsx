import { seatsThere } from '../../../shared/rules/meeting-seats.ts'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { DeskGives, StartTrouble } from '../../client/start-port.ts'
import { useCan, useCommand, useForum } from '../../client/react.tsx'
import { seatless } from '../../features/member/seat-views.ts'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Columns } from '../../ui/ForumFrame.tsx'
import { ListLine, PageTitle, Section } from '../../ui/Heading.tsx'
import { StateLine } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'
import { useDesk } from './desk.ts'

/** What publishing would write, by the repository's categories; what stays back, and why; the record's code. */
export function RepositoryPage(): ReactNode {
  const { t } = useText('forum')
  return (
    <>
      <PageTitle>{t('nav.repository')}</PageTitle>
      <p className="measure">{t('repository.words')}</p>
      <Publish />
      <Columns>
        <Contents />
        <div className="stack">
          <Withheld />
          <Changes />
          <RecordCode />
        </div>
      </Columns>
    </>
  )
}

function Publish(): ReactNode {
  const { t } = useText('forum')
  const { rehearsal } = useForum()
  const { port, dialogs } = useDesk()
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<DeskGives<'publish'>>(null)
  const [trouble, setTrouble] = useState<StartTrouble | null>(null)
  if (!port || rehearsal) {
    return (
      <p className="quiet-text repository-publish">{t(rehearsal ? 'repository.notRehearsal' : 'repository.notHere')}</p>
    )
  }
  const publish = async (): Promise<void> => {
    setBusy(true)
    setDone(null)
    const answer = await port.call('publish')
    setBusy(false)
    setTrouble(answer.ok ? null : answer.error)
    if (answer.ok) setDone(answer.value)
  }
  return (
    <div className="repository-publish stack">
      <ButtonRow>
        <Button kind="primary" busy={busy} onPress={() => void publish()}>
          {t(busy ? 'repository.publishing' : dialogs ? 'repository.publish' : 'repository.publishBeside')}
        </Button>
      </ButtonRow>
      <FailureLine failure={trouble} what={t('repository.failed')} />
      {done ? <StateLine kind="settled">{t('repository.published', { ...done })}</StateLine> : null}
      {done && !dialogs ? <p className="type-reference">{t('repository.publishedBeside')}</p> : null}
    </div>
  )
}

interface Line {
  readonly id: string
  readonly words: string
  readonly folder: string
}

function Contents(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const groups = useGroups(state)
  return (
    <Section title={t('repository.contents')}>
      {groups.map(({ title, lines }) => (
        <section key={title} className="repository-group">
          <h3 className="type-label">{title}</h3>
          {lines.length === 0 ? <p className="quiet-text">{t('repository.none')}</p> : null}
          <ul>
            {lines.map((line) => (
              <ListLine key={line.id} aside={<span className="type-code">{line.folder}</span>}>
                {line.words}
              </ListLine>
            ))}
          </ul>
        </section>
      ))}
      <p className="type-reference">{t('repository.b8')}</p>
    </Section>
  )
}

/** The categories as the export fills them (main/export/categories.ts). */
function useGroups(state: ForumState): readonly { title: string; lines: readonly Line[] }[] {
  const { t } = useText('forum')
  const count = (nouns: object): number => Object.keys(nouns).length
  const line = (id: string, words: string, amount = 1, folder = id): Line[] =>
    amount > 0 ? [{ id, words, folder: `${folder}/` }] : []
  const seats = seatsThere(state, useToday()).length
  const held = Object.values(state.meetings).filter((one) => one.stage === 'adjourned').length
  return [
    {
      title: t('repository.b82'),
      lines: [
        ...line(
          'rules',
          t('repository.rules', { version: state.forum?.rules?.version ?? 0 }),
          state.forum?.rules ? 1 : 0,
        ),
        ...line('members', t('repository.members', { count: seats }), seats),
      ],
    },
    {
      title: t('repository.b83'),
      lines: [
        ...line('meetings', t('repository.agendas', { count: count(state.meetings) }), count(state.meetings)),
        ...line('minutes', t('repository.attendance', { count: held }), held, 'meetings'),
      ],
    },
    {
      title: t('repository.b84'),
      lines: [
        ...line('decisions', t('repository.decisionsLine', { count: count(state.decisions) }), count(state.decisions)),
        ...line(
          'commitments',
          t('repository.commitmentsLine', { count: count(state.commitments) }),
          count(state.commitments),
        ),
        ...line('actions', t('repository.actionsLine', { count: count(state.actions) }), count(state.actions)),
      ],
    },
    { title: t('repository.record'), lines: line('record', t('repository.recordLine')) },
  ]
}

function Withheld(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const today = useToday()
  const emails = Object.values(state.persons).filter((person) => person.email !== null).length
  const guests = seatless(state, () => null, today).filter(({ id }) => state.persons[id]?.offices.length === 0).length
  const put = new Set(Object.values(state.decisions).map((decision) => decision.commitment))
  const drafts = Object.values(state.commitments).filter((one) => !put.has(one.id)).length
  const open = Object.values(state.meetings).some((one) => one.stage === 'open')
  return (
    <Section title={t('repository.withheldTitle')}>
      <ul>
        <ListLine note={t('repository.emailsWhy')}>{t('repository.emails', { count: emails })}</ListLine>
        <ListLine note={t('repository.guestsWhy')}>{t('repository.guests', { count: guests })}</ListLine>
        <ListLine note={t('repository.draftsWhy')}>{t('repository.drafts', { count: drafts })}</ListLine>
        {open ? <ListLine note={t('repository.laterWhy')}>{t('repository.later')}</ListLine> : null}
      </ul>
    </Section>
  )
}

/** A checkpoint is made at each adjournment, so this is what the last one does not cover. */
function Changes(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const last = Object.values(state.meetings)
    .flatMap((one) => one.adjournedAt ?? [])
    .sort()
    .at(-1)
  const after = (at: string | null | undefined): boolean => Boolean(at && last && at > last)
  const changed = [
    ['decisions', Object.values(state.decisions).filter((one) => after(one.concluded?.at ?? one.annulled?.at)).length],
    ['actions', Object.values(state.actions).filter((one) => after(one.agreedAt) || after(one.completedAt)).length],
    [
      'corrections',
      Object.values(state.minutes)
        .flatMap((one) => one.corrections)
        .filter((one) => after(one.at)).length,
    ],
  ] as const
  const some = changed.filter(([, count]) => count > 0)
  return (
    <Section title={t('repository.changes')}>
      {some.length === 0 ? (
        <p className="quiet-text">{t(last ? 'repository.changesNone' : 'repository.changesFirst')}</p>
      ) : null}
      <ul>
        {some.map(([what, count]) => (
          <ListLine key={what}>{t(`repository.changed.${what}`, { count })}</ListLine>
        ))}
      </ul>
    </Section>
  )
}

function RecordCode(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const make = useCommand('checkpoint.make')
  const may = useCan({ to: 'checkpoint.make' })
  const [code, setCode] = useState<{ code: string; seq: number } | null>(null)
  const run = async (): Promise<void> => {
    const made = await make.run({})
    if (made.ok) setCode({ code: made.value.code, seq: state.seq })
  }
  return (
    <Section title={t('repository.code')} aside={t('repository.entry', { seq: state.seq })}>
      <p className="type-reference">{t('repository.codeWords')}</p>
      {code ? (
        <p role="status">
          {t('repository.codeNow')} <b className="type-code repository-code">{code.code}</b>
          <span className="type-reference member-note">{t('repository.publishedCode')}</span>
        </p>
      ) : null}
      <FailureLine failure={make.failure} />
      {may ? (
        <ButtonRow className="holder-buttons">
          <Button busy={make.pending} onPress={() => void run()}>
            {t('repository.codeMake')}
          </Button>
        </ButtonRow>
      ) : null}
    </Section>
  )
}
