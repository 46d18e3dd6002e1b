import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../../renderer/ui/Disclosure.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { Columns, ForumFrame } from '../../../renderer/ui/ForumFrame.tsx'
import { ListLine, PageTitle, Section } from '../../../renderer/ui/Heading.tsx'
import { Ladder } from '../../../renderer/ui/Ladder.tsx'
import { FrameLine, LiveFrame, LiveHeader, RailBlock } from '../../../renderer/ui/LiveFrame.tsx'
import { Mark, Marked } from '../../../renderer/ui/Mark.tsx'
import { Menu } from '../../../renderer/ui/Menu.tsx'
import { NavList } from '../../../renderer/ui/NavList.tsx'
import { SeatLine } from '../../../renderer/ui/SeatLine.tsx'
import { Gauge } from '../../../renderer/ui/ShareBar.tsx'
import { Banner, StateLine } from '../../../renderer/ui/StateLine.tsx'
import { StepBar } from '../../../renderer/ui/StepBar.tsx'
import { Table } from '../../../renderer/ui/Table.tsx'
import { Tile, TileGrid } from '../../../renderer/ui/Tile.tsx'
import { Timeline, TimelineLine } from '../../../renderer/ui/Timeline.tsx'

const nothing = (): void => undefined
const places = 'Overview Members Meetings Proposals Commitments Decisions Actions Repository Standards Rules'.split(' ')

export function ForumView(): ReactNode {
  const lines = ['Publish the billing codes', 'Circulate the list of treatments', 'Collect comments on the plan']
  return (
    <ForumFrame
      name="Open Government Forum"
      nameNote="18 seats, two sectors"
      nav={
        <NavList
          label="Forum"
          current="Overview"
          items={places.map((place, at) => ({
            id: place,
            label: place,
            href: `#/${place}`,
            count: at > 0 && at < 7 ? at * 7 : undefined,
          }))}
          onGo={nothing}
        />
      }
      state={
        <>
          <StateLine kind="settled" small>
            Saved
          </StateLine>
          <div>Kept on this computer.</div>
        </>
      }
    >
      <PageTitle aside="Thursday 4 March 2027">Overview</PageTitle>
      <Columns layout="thirds">
        {['Open actions', 'Deadlines', 'Last decisions'].map((title) => (
          <Section
            key={title}
            title={title}
            aside={
              <>
                7, <a href="#/all">see all</a>
              </>
            }
          >
            <ul>
              {lines.map((line, at) => (
                <ListLine
                  key={line}
                  note={
                    <Marked mark="circle" reference>
                      Ministry of Health
                    </Marked>
                  }
                  aside={at === 0 ? <b className="problem-text">2 days late</b> : '8 March'}
                >
                  {line}
                </ListLine>
              ))}
            </ul>
          </Section>
        ))}
      </Columns>
      <Section title="Other recent forums">
        <Table
          label="Forums opened before"
          size="text"
          rowKey={(row) => row.name}
          rows={[
            { name: 'Working group on beneficial ownership', seats: 9 },
            { name: 'Regional forum, northern coast', seats: 12 },
          ]}
          columns={[
            {
              id: 'name',
              head: 'Forum',
              rowHead: true,
              cell: (row) => (
                <a className="quiet" href="#/f">
                  {row.name}
                </a>
              ),
            },
            { id: 'seats', head: 'Seats', numeric: true, cell: (row) => row.seats },
          ]}
        />
      </Section>
      <EmptyState
        title="No meeting has been planned."
        source="the standards ask for a meeting every six months at least"
        actions={
          <>
            <Button kind="primary">Plan the first meeting</Button>
            <Button>Enter a past meeting</Button>
          </>
        }
      >
        Your rules ask for one meeting every three months. To hold the first one by 31 May, send its notice by 24 May:
        seven days before.
      </EmptyState>
    </ForumFrame>
  )
}

function Header(): ReactNode {
  const quorum = useUnfolding()
  return (
    <LiveHeader
      name="Meeting 14"
      note="Open Government Forum · 12 March 2027"
      clock={
        <>
          14:22<span>:10</span>
        </>
      }
      facts={
        <>
          <b>Quorate</b>
          <SeatLine total={18} filled={15} needed={10} />
          <UnfoldButton unfolding={quorum}>
            <b>15</b> of 18 here, 10 needed
          </UnfoldButton>
          <Marked mark="circle">8 of 9</Marked>
          <Marked mark="triangle">7 of 9</Marked>
        </>
      }
      state={
        <StateLine kind="settled" small>
          Saved
        </StateLine>
      }
      actions={
        <>
          <Button small>Projector</Button>
          <Menu small plain label="More" actions={[{ id: 'a', label: 'Adjourn…', onPress: nothing }]} />
        </>
      }
    />
  )
}

const tabItems = [
  { id: 'notes', label: 'Notes' },
  { id: 'draft', label: 'Draft' },
  { id: 'decision', label: 'Decision' },
  { id: 'papers', label: 'Papers', count: 3 },
]

function Agenda(): ReactNode {
  return (
    <>
      <RailBlock flush>
        <div className="type-label">Agenda</div>
      </RailBlock>
      <RailBlock flush>
        Opening and declarations<div className="type-reference">Done, 12 min</div>
      </RailBlock>
      <RailBlock here>
        <b>Commitment 4: open data on medical costs</b>
        <div className="type-reference">
          <b>37 of 45 min</b> · decide
        </div>
        <Gauge value={37} max={45} label="Time used" />
      </RailBlock>
      <RailBlock flush>
        Actions and close<div className="type-reference">10 min · inform</div>
      </RailBlock>
    </>
  )
}

const floorTabs = [
  {
    id: 'floor',
    label: 'Floor',
    content: (
      <>
        <RailBlock>
          <div className="type-reference">Speaking now</div>
          <Marked mark="circle" strong>
            Procurement Agency
          </Marked>
          <div className="row">
            <span className="type-figure">1:12</span>
            <span className="type-reference">of 3:00</span>
          </div>
          <Gauge value={72} max={180} label="Speaking time" />
        </RailBlock>
      </>
    ),
  },
  { id: 'people', label: 'People', count: 15, content: <RailBlock>Fifteen people</RailBlock> },
]

const narrowLines = (
  <>
    <FrameLine
      aside={
        <>
          <Marked mark="circle">8</Marked>
          <Marked mark="triangle">7</Marked>
        </>
      }
    >
      <b>Quorate</b> 15 of 18 here, 10 needed
    </FrameLine>
    <FrameLine
      aside={
        <>
          <b>1:12</b> of 3:00
        </>
      }
    >
      <b>Speaking:</b> Procurement Agency
    </FrameLine>
  </>
)

export function LiveView(): ReactNode {
  const [tab, setTab] = useState('notes')
  return (
    <LiveFrame
      banner={<Banner kind="ink">Rehearsal. Nothing here counts.</Banner>}
      header={<Header />}
      narrowLines={narrowLines}
      agenda={{ label: 'Agenda', content: <Agenda /> }}
      floor={{ label: 'Floor', tabs: floorTabs }}
      title={<h1 className="type-item">3. Commitment 4: open data on medical costs</h1>}
      tabs={{
        label: 'Item 3',
        items: tabItems,
        selected: tab,
        onSelect: setTab,
        aside: 'Facilitator and Secretariat are writing',
      }}
      stepBar={
        <StepBar
          label="Next step"
          why="Version 6 answers both objections of round 1"
          note="8 min left on this item · 2 waiting to speak"
          quiet={<Button>Next item</Button>}
          main={<Button kind="primary">Test for consensus, round 2</Button>}
        />
      }
    >
      <Timeline label="Notes">
        <TimelineLine
          time="13:47"
          words="The Ministry of Health presented the draft. Twelve hospitals can publish by June; the other thirty-four need the new billing system, expected in the autumn."
        >
          Item 3 opened. Text: version 5 of commitment C-004.
        </TimelineLine>
        <TimelineLine
          time="13:52"
          words="The Patients’ Alliance asked that what patients pay themselves be shown beside what is charged."
        >
          <Mark name="triangle" size={14} /> Youth Assembly arrived, remotely. <b>15 of 18 here.</b>
        </TimelineLine>
        <TimelineLine time="14:11" fact="Consensus test, round 1.">
          No consensus: 11 agree, 2 with reservations, 2 block. <a href="#/d">D-031</a>
        </TimelineLine>
      </Timeline>
    </LiveFrame>
  )
}

export function DecisionView(): ReactNode {
  const arithmetic = useUnfolding()
  return (
    <LiveFrame
      header={<Header />}
      narrowLines={narrowLines}
      agenda={{
        label: 'Agenda',
        content: <Agenda />,
        folded: (
          <RailBlock flush>
            <span className="type-reference">3</span>
          </RailBlock>
        ),
      }}
      floor={{ label: 'Floor', tabs: floorTabs, line: <>Speaking: Procurement Agency, 1:12 of 3:00 · 2 waiting</> }}
      title={<h1 className="type-item">3. Commitment 4: open data on medical costs</h1>}
      tabs={{ label: 'Item 3', items: tabItems, selected: 'decision', onSelect: nothing }}
      record={
        <>
          <div className="type-label">Text put to decision</div>
          <div className="type-record">
            <p>
              <b>Commitment 4. Open data on medical costs</b>
            </p>
            <p>
              The Ministry of Health will publish, every quarter and as open data, what each public hospital charges.
            </p>
          </div>
          <div className="type-reference">
            Frozen at 14:31 · <span className="type-code">9f2c 41ab 77e0</span>
          </div>
          <Section title="What it would take">
            At most 1 in 6 may stand aside: <UnfoldButton unfolding={arithmetic}>2 of 15</UnfoldButton>
            <UnfoldPanel unfolding={arithmetic}>15 ÷ 6 = 2.5, rounded down to 2</UnfoldPanel>
          </Section>
        </>
      }
      stepBar={
        <StepBar
          label="Next step"
          why="2 seats still to answer"
          note="Procurement Agency is next"
          quiet={<Button>Close round 2</Button>}
          main={<Button kind="primary">Ask the next seat</Button>}
        />
      }
    >
      <Ladder
        label="Path of the decision"
        rungs={[
          {
            id: 'a',
            title: 'Discussion',
            state: 'done',
            summary: '13:47 – 14:31, 44 min, 10 seats spoke',
            content: <p>Ten seats spoke.</p>,
          },
          { id: 'a2', title: 'First reading', state: 'done', summary: 'read aloud' },
          {
            id: 'b',
            title: 'Consensus test',
            state: 'present',
            summary: 'Round 2, opened 14:33 by the Chair.',
            content: (
              <TileGrid label="Government">
                <Tile mark="agree" name="Cabinet Office" state="Agree" />
                <Tile mark="reservations" name="Ministry of Justice" state="With reservations" />
                <Tile mark="stand-aside" tone="aside" name="Transparency Watch" state="Stand aside" />
                <Tile mark="block" tone="block" name="Journalists’ Union" state="Block" onPress={nothing} />
                <Tile mark="waiting" tone="waiting" name="Procurement Agency" state="Still to answer" />
                <Tile mark="away" tone="away" name="Trade Unions" state="Away" />
              </TileGrid>
            ),
          },
          {
            id: 'c',
            title: 'Objections',
            state: 'to-come',
            summary: '1 open',
            content: <p className="type-quote">“A date without a penalty or a public report is no date.”</p>,
          },
          { id: 'd', title: 'Vote', state: 'to-come', summary: 'Not open: the block needs its answer' },
          { id: 'e', title: 'Outcome', state: 'to-come' },
          { id: 'f', title: 'Reasoned response', state: 'to-come' },
        ]}
      />
      <Table
        label="Arithmetic"
        size="figures"
        rowKey={(row) => row[0] ?? ''}
        rows={[
          ['Yes', '12', '7'],
          ['No', '2', '0'],
          ['Needed', '11', '5'],
        ]}
        isStrong={(row) => row[0] === 'Yes'}
        columns={[
          { id: 'a', head: 'At 15:02, open ballot', rowHead: true, cell: (row) => row[0] },
          { id: 'b', head: 'All seats', numeric: true, cell: (row) => row[1] },
          { id: 'c', head: <Marked mark="circle">Government</Marked>, numeric: true, cell: (row) => row[2] },
        ]}
      />
    </LiveFrame>
  )
}
