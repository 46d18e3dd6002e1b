import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCan, useForum, useReveal } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { BallotRoom } from '../../features/election/BallotRoom.tsx'
import { InterestsRegister } from '../../features/ethics/InterestsRegister.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { AddSeat } from '../../features/member/AddSeat.tsx'
import { EndedSeats } from '../../features/member/EndedSeats.tsx'
import { MembersTable } from '../../features/member/MembersTable.tsx'
import { NameOfficer } from '../../features/member/NameOfficer.tsx'
import { OfficesBlock } from '../../features/member/OfficesBlock.tsx'
import type { PersonView } from '../../features/member/seat-views.ts'
import { officeKey, seatless, seatViews } from '../../features/member/seat-views.ts'
import { SeatsBlock } from '../../features/member/SeatsBlock.tsx'
import { TermsBlock } from '../../features/member/TermsBlock.tsx'
import { useToday } from '../../client/use-today.ts'
import { SelectionPage } from '../../features/selection/SelectionPage.tsx'
import { SelectionSection } from '../../features/selection/SelectionSection.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Columns } from '../../ui/ForumFrame.tsx'
import { ListLine, PageTitle, Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { ImportMembersPage } from './ImportMembersPage.tsx'
import { NoSuch } from './NoSuch.tsx'
import { SeatPage } from './SeatPage.tsx'

export function MembersPage({ id }: { id: string | null }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  if (id === 'import') return <ImportMembersPage />
  if (id === null || id === 'add') return <MemberList adding={id === 'add'} />
  const selection = state.selections[id]
  if (selection)
    return (
      <>
        <p className="type-reference way-back">
          <Link to={{ page: 'forum', section: 'members', id: null }}>{t('nav.members')}</Link>
        </p>
        <SelectionPage selection={selection} ballot={(election) => <BallotRoom electionId={election} />} />
      </>
    )
  const seat = state.seats[id]
  return seat ? <SeatPage seat={seat} /> : <NoSuch section="members" words="members.noSuch" />
}

function toMembers(id: string | null): void {
  navigate({ page: 'forum', section: 'members', id })
}

function seatLink({ id, label }: { id: string; label: string }): ReactNode {
  return (
    <Link quiet to={{ page: 'forum', section: 'members', id }}>
      {label}
    </Link>
  )
}

function MemberList({ adding }: { adding: boolean }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const seats = seatViews(state, useReveal(), useToday())
  const may = useCan({ to: 'seat.add' })
  const buttons = may ? (
    <>
      <Button kind={seats.length === 0 ? 'primary' : 'secondary'} onPress={() => toMembers('import')}>
        {t('members.import')}
      </Button>
      <Button onPress={() => toMembers('add')}>{t('members.add')}</Button>
    </>
  ) : null
  return (
    <>
      <PageTitle>{t('nav.members')}</PageTitle>
      {adding && may ? (
        <div className="page-actions">
          <Section title={t('members.add')}>
            <AddSeat onAdded={toMembers} onCancel={() => toMembers(null)} />
          </Section>
        </div>
      ) : null}
      {seats.length === 0 && !adding ? (
        <EmptyState title={t('members.emptyTitle')} actions={buttons}>
          {t('seats.noneWords')}
        </EmptyState>
      ) : null}
      {seats.length > 0 ? (
        <>
          {adding ? null : <ButtonRow className="page-actions">{buttons}</ButtonRow>}
          <MembersTable seats={seats} link={seatLink} />
          <EndedSeats link={seatLink} />
          <div className="page-part">
            <TermsBlock link={seatLink} />
          </div>
          <div className="page-part">
            <Columns layout="narrow-wide">
              <Section title={t('seats.title')}>
                <SeatsBlock onSeat={toMembers} />
              </Section>
              <People />
            </Columns>
          </div>
        </>
      ) : (
        <People />
      )}
      <div className="page-part">
        <SelectionSection />
      </div>
      <div className="page-part">
        <InterestsRegister />
      </div>
    </>
  )
}

function People(): ReactNode {
  return (
    <div className="members-people">
      <OfficesBlock />
      <Others />
    </div>
  )
}

function Others(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const people = seatless(state, useReveal(), useToday())
  if (people.length === 0) return null
  return (
    <Section title={t('members.others')}>
      <p className="type-reference">{t('members.othersWords')}</p>
      <ul>
        {people.map((person) => (
          <Other key={person.id} person={person} />
        ))}
      </ul>
    </Section>
  )
}

function Other({ person }: { person: PersonView }): ReactNode {
  const { t } = useText('forum')
  const today = useToday()
  const may = useCan({ to: 'officer.name' })
  const [naming, setNaming] = useState(false)
  const name = person.name ?? t('form.withheld')
  const notes = [person.organisation ?? '', ...person.offices.map((office) => t(`office.${officeKey(office)}`))].filter(
    Boolean,
  )
  return (
    <ListLine
      note={notes.join(' · ')}
      aside={
        may && !naming ? (
          <Button small label={t('members.nameOfficeOf', { name })} onPress={() => setNaming(true)}>
            {t('members.nameOffice')}
          </Button>
        ) : null
      }
    >
      {name}
      {naming ? (
        <NameOfficer
          person={person.id}
          name={name}
          held={person.offices}
          today={today}
          onDone={() => setNaming(false)}
        />
      ) : null}
    </ListLine>
  )
}
