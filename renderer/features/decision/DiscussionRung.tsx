import type { ReactNode } from 'react'
import type { AdoptedRule } from '../../../shared/domain/forum.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioList } from '../../ui/SegmentedChoice.tsx'
import { useText } from '../../ui/text.ts'
import { useDraftText } from './draft-text.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { ruleSentences } from './rule-sentences.ts'
import { changeSheet, useSheet } from './sheet-store.ts'
import { RecordText } from './FrozenText.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useWords } from './words.ts'

/** Before a text is put to decision: by which rule, each with its source, and which words. `again`: an earlier decision has ended. */
export function PutForm({ meeting, item, again }: { meeting: Meeting; item: Item; again?: boolean }): ReactNode {
  const words = useWords()
  const { t } = words
  const { state } = useForum()
  const may = useMay()
  const put = useCommand('decision.put')
  const rule = useChosenRule(item.id)
  const rules = state.forum?.rules?.rules ?? []
  const leads = may({ to: 'decision.put' })
  if (item.commitment === null) return <p>{t('put.noText')}</p>
  return (
    <div className="decision-put stack">
      <DraftSummary commitment={item.commitment} />
      {leads ? (
        <RadioList
          label={t('put.rule')}
          value={rule ?? undefined}
          onChange={(id) => changeSheet(item.id, { rule: id })}
          options={rules.map((one) => ({
            value: one.id,
            label: one.id === state.forum?.rules?.usual ? t('put.usual', { title: one.title }) : one.title,
            help: <RuleHelp rule={one} words={ruleSentences(words, one)} />,
          }))}
        />
      ) : null}
      {again && leads && rule !== null ? (
        <div>
          <Button
            busy={put.pending}
            missing={meeting.currentItem === item.id ? undefined : t('put.itemClosed')}
            onPress={() =>
              void put.run({ meeting: meeting.id, item: item.id, commitment: item.commitment ?? '', rule })
            }
          >
            {t('put.again')}
          </Button>
        </div>
      ) : null}
      <FailureLine failure={put.failure} />
    </div>
  )
}

/** The rule that the next decision on this item would be under: the one chosen, else the forum's usual. */
export function useChosenRule(itemId: string): string | null {
  const { state } = useForum()
  const chosen = useSheet(itemId).rule
  const rules = state.forum?.rules
  return rules?.rules.some((one) => one.id === chosen) ? chosen : (rules?.usual ?? null)
}

function RuleHelp({ rule, words }: { rule: AdoptedRule; words: readonly string[] }): ReactNode {
  return (
    <>
      <span className="decision-put__sentence">{words.join(' ')}</span>
      <span className="decision-put__source">{rule.source}</span>
    </>
  )
}

/** Which text would be put, and its words as they read now. */
function DraftSummary({ commitment }: { commitment: string }): ReactNode {
  const { t } = useText('decision')
  const { state } = useForum()
  const about = state.commitments[commitment]
  const draft = useDraftText(about?.text ?? null)
  if (!about) return null
  const title = draft === null ? about.title : draft.title
  return (
    <div>
      <p>
        <b>{t('put.text', { code: commitmentCode(about.number), title: title === '' ? t('put.untitled') : title })}</b>
      </p>
      {draft ? (
        <Disclosure summary={t('put.read')} before={t('put.freezes')}>
          <RecordText text={draft.text} heading={false} />
        </Disclosure>
      ) : (
        <p className="type-reference">{t('put.freezes')}</p>
      )}
    </div>
  )
}

export function commitmentCode(number: number): string {
  return `C-${String(number).padStart(3, '0')}`
}
