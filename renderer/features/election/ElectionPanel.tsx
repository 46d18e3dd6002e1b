import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { awaitsLot } from '../../../shared/rules/election-case.ts'
import { seatedBy } from '../../../shared/rules/seating.ts'
import { useCommand, useForum, useReveal } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { CallElection } from './CallElection.tsx'
import { ElectionBallot } from './ElectionBallot.tsx'
import { ElectionResult } from './ElectionResult.tsx'
import type { ElectionView } from './election-view.ts'
import { byCategory, electionOfItem, isUnderWay, useElection } from './election-view.ts'
import { Heading } from './Heading.tsx'
import { LotWords } from './LotWords.tsx'
import { SeatElected } from './SeatElected.tsx'
import { TieAtCut } from './TieAtCut.tsx'
import { useElectedSentence } from './use-elected-sentence.ts'
import './election.css'

/** The election of an item, as those see it who run the meeting; where none is under way, the way to call one. */
export function ElectionPanel({ meeting, itemId }: { meeting: Meeting; itemId: string }): ReactNode {
  const { t } = useText('election')
  const { state } = useForum()
  const election = electionOfItem(state, meeting, itemId)
  const view = useElection(election?.id ?? null)
  const underWay = election !== null && isUnderWay(election)
  const panel = useFocusOnCalled(underWay)
  return (
    <section ref={panel} className="election" aria-label={t('title', { about: election?.about ?? 'persons' })}>
      {view ? <Shown key={view.election.id} view={view} /> : null}
      {underWay ? null : <CallElection meeting={meeting} itemId={itemId} />}
    </section>
  )
}

/** The form that called it is gone: focus goes to what it called. */
function useFocusOnCalled(underWay: boolean): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  const last = useRef(underWay)
  useEffect(() => {
    const begun = underWay && !last.current
    last.current = underWay
    if (begun && document.activeElement === document.body) panel.current?.querySelector('h2')?.focus()
  }, [underWay])
  return panel
}

function Shown({ view }: { view: ElectionView }): ReactNode {
  switch (view.election.stage) {
    case 'called':
    case 'open':
      return <UnderWay view={view} />
    case 'closed':
      return (
        <div className="stack">
          <Head view={view} />
          <ElectionResult view={view} level={2} />
          <TieAtCut view={view} level={3} />
          <SeatElected view={view} />
          <AnnulCounted view={view} />
        </div>
      )
    case 'annulled':
      return <Annulled view={view} />
  }
}

/** Its title, places and who elects. */
export function Head({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  const { election } = view
  return (
    <div>
      <p className="type-reference">
        {t('about', {
          about: election.about,
          method: election.method.kind,
          places: election.places,
          college: view.college,
        })}
      </p>
      <p className="type-name" dir="auto">
        {election.title}
      </p>
    </div>
  )
}

function UnderWay({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  const { election } = view
  const isOpen = election.stage === 'open'
  return (
    <div className="stack">
      <Head view={view} />
      <Heading level={2}>{isOpen ? <Turnout view={view} /> : t('called', { about: election.about })}</Heading>
      {isOpen ? <p className="election__help">{t('secrecy')}</p> : null}
      {isOpen ? (
        view.mine.map((seat) => <ElectionBallot key={seat} view={view} seat={seat} />)
      ) : (
        <Candidates view={view} />
      )}
      {awaitsLot(election) ? <LotWords view={view} level={3} /> : null}
      {view.runs ? <AnnulForm view={view} /> : null}
    </div>
  )
}

/** "5 of 7 electors have voted": how many, never what. */
export function Turnout({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  const { about, taken } = view.election
  return t('turnout', { about, voted: taken.length, all: view.electors.length })
}

export function Candidates({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  return (
    <>
      {byCategory(view.election).map(({ category, candidates }) => (
        <div key={category}>
          {category === '' ? null : (
            <p className="type-label" dir="auto">
              {category}
            </p>
          )}
          <ul
            className="election__candidates"
            aria-label={category === '' ? t('candidates', { about: view.election.about }) : category}
          >
            {candidates.map(({ id }) => (
              <li key={id} dir="auto">
                {view.candidateName(id)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

/** [ELE5] A count may be annulled while nobody has a seat by it, and while its meeting lasts. */
export function AnnulCounted({ view }: { view: ElectionView }): ReactNode {
  const { state } = useForum()
  const { election, meeting, runs } = view
  const ongoing = meeting === null || meeting.stage === 'open'
  return runs && ongoing && seatedBy(state, election).length === 0 ? <AnnulForm view={view} /> : null
}

export function AnnulForm({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  const [asking, setAsking] = useState(false)
  return (
    <FormPlace open={asking}>
      {asking ? (
        <AnnulReason view={view} onClose={() => setAsking(false)} />
      ) : (
        <Button kind="link" onPress={() => setAsking(true)}>
          {t('annul.begin', { about: view.election.about })}
        </Button>
      )}
    </FormPlace>
  )
}

function AnnulReason({ view, onClose }: { view: ElectionView; onClose: () => void }): ReactNode {
  const { t } = useText('election')
  const annul = useCommand('election.annul')
  const { election } = view
  const [reason, setReason, clear] = useKeptEntry(`annul ${election.id}`, '')
  const submit = async (): Promise<void> => {
    if ((await annul.run({ meeting: election.meeting, election: election.id, reason })).ok) clear()
  }
  return (
    <div className="ui-form">
      <TextArea
        label={t('annul.reason')}
        help={t(election.stage === 'closed' ? 'annul.helpClosed' : 'annul.help')}
        value={reason}
        onChange={setReason}
      />
      <FailureLine failure={annul.failure} />
      <ButtonRow>
        <Button
          busy={annul.pending}
          missing={reason.trim() === '' ? t('annul.missing') : undefined}
          onPress={() => void submit()}
        >
          {t('annul.submit', { about: view.election.about })}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('annul.keep', { about: view.election.about })}
        </Button>
      </ButtonRow>
    </div>
  )
}

function Annulled({ view }: { view: ElectionView }): ReactNode {
  const sentence = useElectedSentence(view)
  return (
    <div className="stack">
      <Head view={view} />
      <p>{sentence}</p>
      <AnnulledFor view={view} />
    </div>
  )
}

/** The reason why it was annulled, where one was given. */
export function AnnulledFor({ view }: { view: ElectionView }): ReactNode {
  const reveal = useReveal()
  const reason = view.election.annulled?.reason
  return reason ? <blockquote dir="auto">{reveal(reason)}</blockquote> : null
}
