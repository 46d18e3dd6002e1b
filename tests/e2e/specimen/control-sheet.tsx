import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button, ButtonRow, ChoiceButton } from '../../../renderer/ui/Button.tsx'
import { Checkbox } from '../../../renderer/ui/Checkbox.tsx'
import { ComboBox } from '../../../renderer/ui/ComboBox.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { Disclosure } from '../../../renderer/ui/Disclosure.tsx'
import { ErrorList } from '../../../renderer/ui/ErrorList.tsx'
import { Columns } from '../../../renderer/ui/ForumFrame.tsx'
import { Fact, FactList, PageTitle, Section } from '../../../renderer/ui/Heading.tsx'
import { Mark, Marked } from '../../../renderer/ui/Mark.tsx'
import type { MarkName } from '../../../renderer/ui/Mark.tsx'
import { Menu } from '../../../renderer/ui/Menu.tsx'
import { QrCode } from '../../../renderer/ui/QrCode.tsx'
import { BoxLine, SeatLine } from '../../../renderer/ui/SeatLine.tsx'
import { SeatMap } from '../../../renderer/ui/SeatMap.tsx'
import { RadioList, SegmentedChoice } from '../../../renderer/ui/SegmentedChoice.tsx'
import { Select } from '../../../renderer/ui/Select.tsx'
import { Gauge, ShareBar } from '../../../renderer/ui/ShareBar.tsx'
import { Banner, StateLine } from '../../../renderer/ui/StateLine.tsx'
import { TextArea, TextField } from '../../../renderer/ui/TextField.tsx'
import { Tag } from '../../../renderer/ui/Tile.tsx'
import { useToast } from '../../../renderer/ui/Toast.tsx'

const nothing = (): void => undefined

export function ControlSheet(): ReactNode {
  return (
    <main style={{ padding: '2.5rem clamp(1rem, 3vw, 2.5rem)', display: 'grid', gap: '2rem' }}>
      <PageTitle aside="ratios are against paper; text needs 4.5, marks and control edges 3">
        Type, marks, colours, controls
      </PageTitle>
      <Columns>
        <TypeSheet />
        <ColourSheet />
      </Columns>
      <Columns layout="thirds">
        <MarkSheet />
        <ButtonSheet />
        <StateSheet />
      </Columns>
      <Columns layout="thirds">
        <FieldSheet />
        <ChoiceSheet />
        <SeatSheet />
      </Columns>
      <ErrorSheet />
    </main>
  )
}

function TypeSheet(): ReactNode {
  const rows: [string, string, string][] = [
    ['Figure', 'type-figure', '1:12  12 of 18'],
    ['Page title', 'type-title', 'Overview'],
    ['Outcome', 'type-item', 'Adopted by 12 of 18 active seats'],
    ['Section', 'type-section', 'Consensus test'],
    ['Text', 'type-text', 'Patients’ Alliance · 15 of 18 here'],
    ['Reference', 'type-reference', '14:03  Action A-053, by 26 March'],
    ['Column head', 'type-column', 'Other recent forums'],
    ['Words of record', 'type-record', 'The Ministry of Health will publish'],
    ['Published', 'type-published', 'Open data'],
  ]
  return (
    <Section title="Type">
      <FactList>
        {rows.map(([name, className, words]) => (
          <Fact key={name} name={name}>
            <div className={className}>{words}</div>
          </Fact>
        ))}
        <Fact name="Scripts">
          <div>Кворум есть · Απαρτία υπάρχει</div>
          <div lang="ka">კვორუმი შედგა</div>
          <div lang="ar" dir="rtl">
            اكتمل النصاب: ١٥ من ١٨
          </div>
          <div className="type-record">Кворум есть · კვორუმი · النصاب</div>
        </Fact>
      </FactList>
    </Section>
  )
}

function ColourSheet(): ReactNode {
  const names =
    'ink ink-2 ink-3 line-strong hairline link group-1 group-2 group-3 group-4 agree reservations stand-aside block'.split(
      ' ',
    )
  return (
    <Section title="Colours, light and dark">
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
        {['light', 'dark'].map((theme) => (
          <div
            key={theme}
            data-theme={theme}
            style={{ background: 'var(--paper)', color: 'var(--ink)', padding: '0.75rem 1rem' }}
          >
            {names.map((name) => (
              <div key={name} className="row type-reference" style={{ color: 'inherit', paddingBlock: '0.375rem' }}>
                <span style={{ inlineSize: 22, blockSize: 22, background: `var(--${name})`, borderRadius: 3 }} />
                {name}
              </div>
            ))}
          </div>
        ))}
      </div>
    </Section>
  )
}

const markWords: [MarkName, string][] = [
  ['circle', 'Government'],
  ['triangle', 'Civil society'],
  ['diamond', 'Third sector'],
  ['pentagon', 'Fourth sector'],
  ['square', 'Fifth sector'],
  ['half', 'Sixth and on'],
  ['agree', 'Agree'],
  ['reservations', 'With reservations'],
  ['stand-aside', 'Stand aside'],
  ['block', 'Block'],
  ['waiting', 'Still to answer'],
  ['away', 'Away'],
  ['yes', 'Yes'],
  ['no', 'No'],
  ['abstain', 'Abstain'],
  ['attention', 'Needs attention'],
  ['done', 'Done'],
]

function MarkSheet(): ReactNode {
  return (
    <Section title="Marks, always with their word">
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '0.375rem' }}>
        {markWords.map(([mark, words]) => (
          <Marked key={mark} mark={mark}>
            {words}
          </Marked>
        ))}
      </div>
    </Section>
  )
}

function ButtonSheet(): ReactNode {
  const toast = useToast()
  const [open, setOpen] = useState(false)
  return (
    <Section title="Controls">
      <div className="stack">
        <ButtonRow>
          <Button kind="primary" onPress={() => setOpen(true)}>
            Close the ballot
          </Button>
          <Button onPress={() => toast({ words: 'Speaker removed.', onUndo: nothing })}>Next item</Button>
          <Button kind="link">Decline…</Button>
        </ButtonRow>
        <ButtonRow>
          <Button kind="primary" autoFocus id="focused">
            Keyboard focus
          </Button>
          <Button missing="1 answer missing">Not yet: 1 answer missing</Button>
        </ButtonRow>
        <ButtonRow>
          <Button small>Next speaker</Button>
          <Button small>Add 1 min</Button>
          <Menu
            small
            plain
            label="More"
            actions={[
              { id: 'a', label: 'Adjourn…', onPress: nothing },
              { id: 'b', label: 'Close the meeting', note: 'The ballot is open', disabled: true, onPress: nothing },
            ]}
          />
        </ButtonRow>
        <ChoiceButton mark={<Mark name="yes" size={24} />} onPress={nothing}>
          Yes
        </ChoiceButton>
        <ChoiceButton mark={<Mark name="yes" size={24} />} chosen note="not sent yet" onPress={nothing}>
          Yes
        </ChoiceButton>
      </div>
      <Dialog
        title="Close the ballot?"
        isOpen={open}
        onClose={() => setOpen(false)}
        actions={<Button kind="primary">Close it</Button>}
      >
        <p>Two seats have not voted. What they enter afterwards does not count.</p>
      </Dialog>
    </Section>
  )
}

function StateSheet(): ReactNode {
  return (
    <Section title="State, in words">
      <div className="stack">
        <StateLine kind="settled">Saved</StateLine>
        <StateLine kind="pending">3 changes not yet saved</StateLine>
        <div>
          <Banner kind="notice">
            <b>Offline: kept on this device</b>
          </Banner>
          <Banner kind="ink">Rehearsal. Nothing here counts.</Banner>
        </div>
        <div className="row">
          <b>Quorate</b>
          <SeatLine total={18} filled={15} needed={10} />
          <span className="type-reference">15 of 18 here, 10 needed</span>
        </div>
        <div className="row">
          <b className="problem-text">Not quorate</b>
          <SeatLine total={18} filled={8} needed={10} />
          <span className="type-reference">8 here, 2 more needed</span>
        </div>
        <div className="row">
          <SeatLine total={5} filled={0} needed={0} label="none needed" />
          <SeatLine total={5} filled={5} needed={5} label="all needed" />
          <SeatLine total={48} filled={30} needed={25} label="48" />
        </div>
        <Disclosure
          summary="12 of 18 active seats"
          after={<span className="type-reference">dotted: opens its arithmetic</span>}
        >
          18 × 3 ÷ 5 = 10.8, rounded up to 11
        </Disclosure>
        <div className="row">
          <Tag>in review until 26 March</Tag>
          <Tag>locked</Tag>
        </div>
      </div>
    </Section>
  )
}

function FieldSheet(): ReactNode {
  const [seat, setSeat] = useState('Statistics Office')
  const [until, setUntil] = useState('31/06/2027')
  const [choice, setChoice] = useState<string>()
  const [words, setWords] = useState('')
  return (
    <Section title="Forms">
      <div className="stack">
        <TextField label="Seat" help="As it will stand in the public record" value={seat} onChange={setSeat} />
        <TextField
          label="Term ends"
          error="31/06/2027 is not a date: June has 30 days"
          value={until}
          onChange={setUntil}
        />
        <TextField
          label="Join a meeting"
          hideLabel
          value=""
          placeholder="https://…"
          onChange={nothing}
          action={<Button>Join</Button>}
        />
        <TextField label="Minutes" value="45" width={4} onChange={nothing} />
        <Select
          label="Sector"
          value="b"
          onChange={nothing}
          options={[
            { value: 'a', label: 'Government' },
            { value: 'b', label: 'Civil society' },
          ]}
        />
        <ComboBox
          label="Owner"
          note="optional"
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'a', label: 'Ministry of Health', mark: 'circle' },
            { value: 'b', label: 'Patients’ Alliance', note: 'ends 30 June', mark: 'triangle' },
          ]}
        />
        <TextArea label="Reason" help="Published with the decision" value={words} onChange={setWords} />
      </div>
    </Section>
  )
}

function ChoiceSheet(): ReactNode {
  const [presence, setPresence] = useState<string | undefined>('here')
  const [withdrawn, setWithdrawn] = useState<string | undefined>('away')
  const [rule, setRule] = useState<string | undefined>('mixed')
  const [agreed, setAgreed] = useState(true)
  const segments = [
    { value: 'here', label: 'Here' },
    { value: 'remote', label: 'Remote' },
    { value: 'away', label: 'Away', receding: true },
  ]
  return (
    <Section title="Choices">
      <div className="stack">
        <SegmentedChoice label="Cabinet Office" segments={segments} value={presence} onChange={setPresence} />
        <SegmentedChoice label="Ministry of Finance" segments={segments} value={withdrawn} onChange={setWithdrawn} />
        <SegmentedChoice label="Procurement" showLabel segments={segments} value={undefined} onChange={nothing} />
        <RadioList
          label="Rule"
          value={rule}
          onChange={setRule}
          options={[
            { value: 'mixed', label: 'Mixed', help: 'Consensus first; a vote when it fails' },
            { value: 'consensus', label: 'Consensus' },
          ]}
        />
        <Checkbox checked={agreed} onChange={setAgreed} help="Positions and reasons are published">
          Publish by organisation
        </Checkbox>
        <Checkbox checked={false} onChange={nothing}>
          Stream
        </Checkbox>
        <QrCode
          value="https://example.org/#/join/0123456789abcdefghijklmnopqrstuvwxyz0123456"
          label="Joining code"
          size={180}
        />
      </div>
    </Section>
  )
}

function SeatSheet(): ReactNode {
  const items = Array.from({ length: 18 }, (_, at) => ({
    id: String(at),
    group: at < 9 ? 0 : 1,
    label: `Seat ${at + 1}`,
    ringed: at === 8 || at === 9,
  }))
  const house = Array.from({ length: 42 }, (_, at) => ({
    id: String(at),
    group: Math.floor(at / 10.5),
    label: `Seat ${at + 1}`,
    vacant: at % 13 === 4,
  }))
  const boxes = Array.from({ length: 18 }, (_, at) => ({
    id: String(at),
    label: `Seat ${at + 1}`,
    tone: at < 12 ? ('solid' as const) : at < 15 ? ('outline' as const) : ('dashed' as const),
    mark: at < 12 ? ('yes' as const) : at < 14 ? ('no' as const) : at < 15 ? ('abstain' as const) : undefined,
  }))
  return (
    <Section title="Seats">
      <SeatMap items={items} label="18 seats" figure="18" caption="seats, ringed: co-chairs" />
      <ShareBar
        shares={[
          { id: 'a', group: 0, amount: 9 },
          { id: 'b', group: 1, amount: 9 },
        ]}
      />
      <SeatMap items={house} label="42 seats" figure="42" />
      <ShareBar
        tall
        shares={[
          { id: 'a', group: 0, amount: 58 },
          { id: 'b', group: 1, amount: 32 },
          { id: 'c', group: 2, amount: 10 },
        ]}
      />
      <BoxLine boxes={boxes} label="How the seats stood" threshold={{ after: 11, label: '11 needed' }} />
      <div style={{ marginBlockStart: 12 }}>
        <Gauge value={72} max={180} label="Speaking time" valueText="1:12 of 3:00" />
      </div>
    </Section>
  )
}

function ErrorSheet(): ReactNode {
  return (
    <ErrorList
      title="Nothing was imported: 2 of 19 lines need a change."
      errors={[
        {
          id: 'a',
          line: 7,
          column: 12,
          message: (
            <>
              <b>“31/06/2027” is not a date.</b> June has 30 days. Write it as year, month, day: <b>2027-06-30</b>.
            </>
          ),
        },
        {
          id: 'b',
          line: 11,
          column: 1,
          message: (
            <>
              <b>The seat “Civic Data Lab” is already on line 10.</b> Each seat stands once.
            </>
          ),
        },
      ]}
    >
      roster-2027.csv. Your members are as they were.
    </ErrorList>
  )
}
