import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Milestone, MilestoneField as FieldName } from '../../../shared/document/milestones.ts'
import {
  addMilestone,
  milestonesOf,
  moveMilestone,
  readMilestone,
  removeMilestone,
  setMilestoneField,
} from '../../../shared/document/milestones.ts'
import { Button } from '../../ui/Button.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { SharedEditor } from '../../ui/SharedEditor.tsx'
import { useText } from '../../ui/text.ts'
import { useToast } from '../../ui/Toast.tsx'
import { MilestoneField } from './MilestoneField.tsx'
import { useMilestones } from './use-milestones.ts'

interface MilestonesProps {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly editable: boolean
}

/** What will be there, who owns it, from when to when: added, moved and removed by anybody who writes, seen by all at once. */
export function Milestones({ doc, awareness, editable }: MilestonesProps): ReactNode {
  const { t } = useText('commitment')
  const milestones = useMilestones(doc)
  const acts = useMilestoneActs(doc, milestones)
  return (
    <>
      {milestones.length === 0 ? (
        <p className="quiet-text">{t('milestone.none')}</p>
      ) : (
        <ol className="milestones">
          <li className="milestones__heads" aria-hidden="true">
            <span />
            <span>{t('milestone.what')}</span>
            <span>{t('milestone.owner')}</span>
            <span>{t('milestone.start')}</span>
            <span>{t('milestone.end')}</span>
            <span />
          </li>
          {milestones.map((milestone, index) => (
            <Row
              key={milestone.id}
              milestone={milestone}
              index={index}
              count={milestones.length}
              awareness={awareness}
              editable={editable}
              isNew={acts.added === milestone.id}
              onField={(field, value) => setMilestoneField(doc, milestone.id, field, value)}
              onMove={(by) => acts.move(index, by)}
              onRemove={() => acts.remove(index)}
            />
          ))}
        </ol>
      )}
      {editable ? (
        <Button kind="link" onPress={acts.add}>
          {t('milestone.add')}
        </Button>
      ) : null}
    </>
  )
}

function useMilestoneActs(doc: Y.Doc, milestones: readonly Milestone[]) {
  const { t } = useText('commitment')
  const announce = useAnnounce()
  const toast = useToast()
  const [added, setAdded] = useState<string | null>(null)
  const move = (index: number, by: -1 | 1): void => {
    const to = index + by
    const moved = milestones[index]
    if (!moved || to < 0 || to >= milestones.length) return
    const focused = document.activeElement as HTMLElement | null
    moveMilestone(doc, moved.id, milestones[by < 0 ? to : to + 1]?.id ?? null)
    announce(t('milestone.moved', { number: to + 1, count: milestones.length }))
    // A row that was moved in the page has lost the focus that was in it.
    requestAnimationFrame(() => {
      if (focused?.isConnected) focused.focus()
    })
  }
  const remove = (index: number): void => {
    const milestone = milestones[index]
    const found = milestonesOf(doc).find((one) => one.id === milestone?.id)
    if (!milestone || !found) return
    const { id: _, ...content } = readMilestone(found)
    const after = milestones[index + 1]?.id ?? null
    removeMilestone(doc, milestone.id)
    const words = t('milestone.removed', { number: index + 1 })
    announce(words)
    document.getElementById('draft-milestones')?.focus()
    toast({
      words,
      onUndo: () => {
        moveMilestone(doc, addMilestone(doc, content), after)
      },
    })
  }
  return { added, move, remove, add: () => setAdded(addMilestone(doc)) }
}

interface RowProps {
  readonly milestone: Milestone
  readonly index: number
  readonly count: number
  readonly awareness: Awareness
  readonly editable: boolean
  readonly isNew: boolean
  readonly onField: (field: FieldName, value: string) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function Row(props: RowProps): ReactNode {
  const { milestone, index, editable } = props
  const { t } = useText('commitment')
  const number = index + 1
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!editable || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    props.onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  const field = (name: FieldName, placeholder: string): ReactNode => (
    <MilestoneField
      label={t(`milestone.${name}Of`, { number })}
      head={t(`milestone.${name}`)}
      value={milestone[name]}
      placeholder={placeholder}
      editable={editable}
      onChange={(value) => props.onField(name, value)}
    />
  )
  return (
    <li className="milestone" aria-label={t('milestone.name', { number })} onKeyDown={onKeyDown}>
      <span className="milestone__number" aria-hidden="true">
        {number}
      </span>
      <SharedEditor
        fragment={milestone.what}
        awareness={props.awareness}
        label={t('milestone.whatOf', { number })}
        hideLabel
        singleLine
        size="small"
        editable={editable}
        placeholder={editable ? t('milestone.askWhat') : undefined}
        autoFocus={props.isNew}
      />
      {field('owner', t('milestone.askOwner'))}
      {field('start', t('milestone.askDate'))}
      {field('end', t('milestone.askDate'))}
      {editable ? <RowMenu {...props} /> : null}
    </li>
  )
}

function RowMenu({ index, count, onMove, onRemove }: RowProps): ReactNode {
  const { t } = useText('commitment')
  return (
    <div className="milestone__more">
      <Menu
        label={t('milestone.more')}
        plain
        small
        actions={[
          {
            id: 'up',
            label: t('milestone.moveUp'),
            note: t('milestone.keyUp'),
            disabled: index === 0,
            onPress: () => onMove(-1),
          },
          {
            id: 'down',
            label: t('milestone.moveDown'),
            note: t('milestone.keyDown'),
            disabled: index === count - 1,
            onPress: () => onMove(1),
          },
          { id: 'remove', label: t('milestone.remove'), onPress: onRemove },
        ]}
      />
    </div>
  )
}
