import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import { useCan, useCommand, useForum } from '../../client/react.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Section } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { Gauge } from '../../ui/ShareBar.tsx'
import { useText } from '../../ui/text.ts'
import { emptyItem, isItemSound, plannedItem } from './item-entry.ts'
import { ItemFields } from './ItemFields.tsx'

type Way = 'up' | 'down'

/** The agenda in order, changed by buttons or keys until the meeting is over; each change is recorded at once. */
export function AgendaEditor({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('forum')
  const announce = useAnnounce()
  const may = useCan({ to: 'item.move' })
  const move = useCommand('item.move')
  const withdraw = useCommand('item.withdraw')
  const [adding, setAdding] = useState(false)
  const follow = useFollow(meeting.items.map((item) => item.id).join())
  const { items } = meeting
  const taken = items.reduce((total, item) => total + item.minutes, 0)
  const left = meeting.minutes - taken
  const go = async (item: Item, way: Way): Promise<void> => {
    const position = items.indexOf(item) + (way === 'up' ? -1 : 1)
    if (position < 0 || position >= items.length) return
    follow(item.id, way)
    const moved = await move.run({ meeting: meeting.id, item: item.id, position })
    if (moved.ok) announce(t('agenda.moved', { title: item.title, place: position + 1, count: items.length }))
  }
  return (
    <Section
      title={t('agenda.title')}
      aside={`${t('agenda.total', { taken, slot: meeting.minutes })} · ${left < 0 ? t('agenda.over', { over: -left }) : t('agenda.left', { left })}`}
    >
      <div className="agenda-gauge">
        <Gauge
          label={t('agenda.gauge')}
          value={taken}
          max={meeting.minutes}
          valueText={t('agenda.total', { taken, slot: meeting.minutes })}
        />
      </div>
      {items.length === 0 ? <p className="quiet-text">{t('agenda.empty')}</p> : null}
      <FailureLine failure={move.failure ?? withdraw.failure} />
      <ol>
        {items.map((item, index) => (
          <AgendaLine
            key={item.id}
            item={item}
            index={index}
            count={items.length}
            may={may}
            onMove={(way) => void go(item, way)}
            onWithdraw={() => void withdraw.run({ meeting: meeting.id, item: item.id })}
          />
        ))}
      </ol>
      {may && items.length > 1 ? <p className="type-reference page-hint">{t('agenda.keys')}</p> : null}
      {may && adding ? <AddItem meeting={meeting} onDone={() => setAdding(false)} /> : null}
      {may && !adding ? (
        <ButtonRow className="holder-buttons">
          <Button onPress={() => setAdding(true)}>{t('agenda.add')}</Button>
        </ButtonRow>
      ) : null}
    </Section>
  )
}

/** A moved line keeps the focus: once the new order is drawn, its button takes it again. */
function useFollow(order: string): (item: string, way: Way) => void {
  const wanted = useRef<{ item: string; way: Way } | null>(null)
  useEffect(() => {
    const moved = wanted.current
    if (!moved) return
    wanted.current = null
    const other = moved.way === 'up' ? 'down' : 'up'
    const button = document.getElementById(buttonId(moved.item, moved.way))
    const usable =
      button?.getAttribute('aria-disabled') === 'true' ? document.getElementById(buttonId(moved.item, other)) : button
    usable?.focus()
  }, [order])
  return (item, way) => {
    wanted.current = { item, way }
  }
}

function buttonId(item: string, way: Way): string {
  return `agenda-${way}-${item}`
}

interface LineProps {
  item: Item
  index: number
  count: number
  may: boolean
  onMove: (way: Way) => void
  onWithdraw: () => void
}

function AgendaLine({ item, index, count, may, onMove, onWithdraw }: LineProps): ReactNode {
  const { t } = useText('forum')
  const [sure, setSure] = useState(false)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? 'up' : 'down')
  }
  return (
    <li className="agenda-line" onKeyDown={may ? onKeyDown : undefined}>
      <span className="agenda-line__place">{index + 1}</span>
      <div>
        <div className="agenda-line__title">{item.title}</div>
        <ItemNote item={item} />
      </div>
      {may && !sure ? (
        <LineButtons item={item} index={index} count={count} onMove={onMove} onWithdraw={() => setSure(true)} />
      ) : null}
      {sure ? (
        <div className="agenda-line__sure" role="group" aria-label={t('agenda.withdrawSure', { title: item.title })}>
          <p>{t('agenda.withdrawSure', { title: item.title })}</p>
          <ButtonRow>
            <Button small autoFocus onPress={() => setSure(false)}>
              {t('agenda.keep')}
            </Button>
            <Button small onPress={onWithdraw}>
              {t('agenda.withdrawYes')}
            </Button>
          </ButtonRow>
        </div>
      ) : null}
    </li>
  )
}

function LineButtons({ item, index, count, onMove, onWithdraw }: Omit<LineProps, 'may'>): ReactNode {
  const { t } = useText('forum')
  return (
    <div className="agenda-line__buttons">
      <Button
        small
        id={buttonId(item.id, 'up')}
        label={t('agenda.upLabel', { title: item.title })}
        missing={index === 0 ? t('agenda.first') : undefined}
        onPress={() => onMove('up')}
      >
        {t('agenda.up')}
      </Button>
      <Button
        small
        id={buttonId(item.id, 'down')}
        label={t('agenda.downLabel', { title: item.title })}
        missing={index === count - 1 ? t('agenda.last') : undefined}
        onPress={() => onMove('down')}
      >
        {t('agenda.down')}
      </Button>
      <Button
        small
        label={t('agenda.withdrawLabel', { title: item.title })}
        missing={item.openedAt === null ? undefined : t('agenda.opened')}
        onPress={onWithdraw}
      >
        {t('agenda.withdraw')}
      </Button>
    </div>
  )
}

function ItemNote({ item }: { item: Item }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const text = item.commitment === null ? undefined : state.commitments[item.commitment]
  const bare = item.purpose === 'decide' && !text
  return (
    <div className="type-reference">
      {t(`agenda.${item.purpose}`)} · {t('agenda.min', { count: item.minutes })}
      {bare ? ` · ${t('agenda.textMissing')}` : ''}
      {text ? (
        <>
          {' · '}
          <Link
            to={{ page: 'forum', section: 'commitments', id: text.id }}
          >{`C-${String(text.number).padStart(3, '0')}`}</Link>
          {text.title === item.title ? '' : ` ${text.title}`}
        </>
      ) : null}
    </div>
  )
}

function AddItem({ meeting, onDone }: { meeting: Meeting; onDone: () => void }): ReactNode {
  const { t } = useText('forum')
  const add = useCommand('item.add')
  const [entry, setEntry, clear] = useKeptEntry(`item ${meeting.id}`, emptyItem)
  const [checked, setChecked] = useState(false)
  const submit = async (): Promise<void> => {
    setChecked(true)
    if (!isItemSound(entry)) return
    const added = await add.run({ meeting: meeting.id, ...plannedItem(entry) })
    if (!added.ok) return
    clear()
    onDone()
  }
  return (
    <form
      className="stack holder-buttons"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <ItemFields entry={entry} onChange={setEntry} checked={checked} autoFocus />
      <FailureLine failure={add.failure} />
      <ButtonRow>
        <Button kind="secondary" type="submit" busy={add.pending}>
          {t('agenda.addNow')}
        </Button>
        <Button kind="link" onPress={onDone}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
