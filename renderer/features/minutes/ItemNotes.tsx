import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import { notesFragment } from '../../../shared/document/notes-text.ts'
import type { Item } from '../../../shared/domain/meeting.ts'
import { meetingQuorum } from '../../../shared/rules/rulebook.ts'
import { useCan, useForum } from '../../client/react.tsx'
import { useText as useOpenText } from '../../client/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { KeptWords } from '../../ui/KeptWords.tsx'
import { SharedEditor } from '../../ui/SharedEditor.tsx'
import { useText } from '../../ui/text.ts'
import { ActionForm } from './ActionForm.tsx'
import { ItemTimeline } from './ItemTimeline.tsx'
import './minutes.css'

/** What is written down about an item, by whoever may, together; above it, dated, what the record says happened. */
export function ItemNotes({ meetingId, itemId }: { meetingId: string; itemId: string }): ReactNode {
  const { state } = useForum()
  const { t } = useText('minutes')
  const mayAgree = useCan({ to: 'action.agree' })
  const [adding, setAdding] = useState(false)
  const meeting = state.meetings[meetingId]
  const item = meeting?.items.find((one) => one.id === itemId)
  if (!meeting || !item) return <p className="quiet-text">{t('notes.noItem')}</p>
  const canAdd = mayAgree && meeting.stage === 'open'
  const onKeyDown = (event: KeyboardEvent): void => {
    // Alt and a letter writes that letter on some keyboards, so the key's place counts, not what it would type.
    if (!canAdd || !event.altKey || !event.shiftKey || event.code !== 'KeyA') return
    event.preventDefault()
    setAdding(true)
  }
  return (
    <div className="item-notes" onKeyDown={onKeyDown}>
      <ItemTimeline meetingId={meetingId} itemId={itemId} />
      {meeting.stage === 'open' && meetingQuorum(state, meeting)?.met === false ? (
        <p className="item-notes__informal" role="status">
          {t('notes.informal')}
        </p>
      ) : null}
      <div className="item-notes__text">
        <NotesText item={item} />
        {adding ? (
          <ActionForm meetingId={meetingId} itemId={itemId} onClose={() => setAdding(false)} />
        ) : canAdd ? (
          <div className="item-notes__more">
            <Button small keyShortcuts="Alt+Shift+A" onPress={() => setAdding(true)}>
              {t('action.new')}
            </Button>
            <span className="type-reference item-notes__keys">
              {t('action.orPress')} <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>A</kbd>
            </span>
          </div>
        ) : null}
      </div>
    </div>
  )
}

function NotesText({ item }: { item: Item }): ReactNode {
  const { t } = useText('minutes')
  const text = useOpenText(item.notes)
  const { doc, awareness, generation, write, state } = text
  return (
    <>
      {state === 'refused' ? (
        <p className="problem-text" role="alert">
          {t('notes.refused')}
        </p>
      ) : null}
      {doc && awareness ? (
        <SharedEditor
          key={`${item.id} ${String(generation)}`}
          fragment={notesFragment(doc)}
          awareness={awareness}
          label={t('notes.label', { title: item.title })}
          hideLabel
          editable={write}
          placeholder={write ? t('notes.placeholder') : t('notes.nothing')}
        />
      ) : state === 'refused' ? null : (
        <p className="quiet-text">{t('notes.opening')}</p>
      )}
      <KeptWords kept={text.kept} forget={text.forget} />
    </>
  )
}
