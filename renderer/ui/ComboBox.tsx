import type { ReactNode } from 'react'
import { ComboBox as AriaComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useContext, useId } from 'react'
import type { FieldProps } from './Field.tsx'
import { FieldProblem } from './Field.tsx'
import { Mark } from './Mark.tsx'
import type { MarkName } from './Mark.tsx'
import { useText } from './text.ts'
import './menu.css'

export interface ComboOption {
  value: string
  label: string
  /** Second line, also searched by eye only. */
  note?: string | undefined
  mark?: MarkName | undefined
}

export interface ComboBoxProps extends FieldProps {
  options: readonly ComboOption[]
  /** The chosen option, or undefined. */
  value: string | undefined
  onChange: (value: string | undefined) => void
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
}

/** A list searched by typing: for long lists. Short ones are better served by Select. */
export function ComboBox(props: ComboBoxProps): ReactNode {
  const { t } = useText('common')
  const problemId = useId()
  return (
    <AriaComboBox
      className={`ui-field ${props.error ? 'ui-field--error' : ''} ${props.className ?? ''}`}
      defaultItems={props.options.map((option) => ({ ...option, id: option.value }))}
      value={props.value ?? null}
      onChange={(key) => props.onChange(key === null ? undefined : String(key))}
      menuTrigger="focus"
      isInvalid={Boolean(props.error)}
    >
      <Label className={props.hideLabel ? 'ui-visually-hidden' : 'ui-field__label'}>
        {props.label}
        {props.note ? <span className="ui-field__note"> {props.note}</span> : null}
      </Label>
      {props.help ? (
        <Text slot="description" className="ui-field__help">
          {props.help}
        </Text>
      ) : null}
      <FieldProblem id={problemId}>{props.error}</FieldProblem>
      <div className="ui-field__line ui-combo__line">
        <Input
          className="ui-input"
          dir="auto"
          placeholder={props.placeholder ?? ''}
          autoFocus={props.autoFocus ?? false}
        />
        <AriaButton className="ui-combo__open" aria-label={t('showList')}>
          <span aria-hidden className="ui-combo__arrow" />
        </AriaButton>
      </div>
      <Popover className="ui-popover">
        <ListBox<ComboOption & { id: string }>
          className="ui-list"
          renderEmptyState={() => <NothingFound words={t('nothingFound')} />}
        >
          {(option) => (
            <ListBoxItem className="ui-list__item" textValue={option.label}>
              {option.mark ? <Mark name={option.mark} size={14} /> : null}
              <span>
                <Text slot="label">{option.label}</Text>
                {option.note ? (
                  <Text slot="description" className="type-reference ui-list__note">
                    {option.note}
                  </Text>
                ) : null}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

function NothingFound({ words }: { words: string }): ReactNode {
  const state = useContext(ComboBoxStateContext)
  return <div className="ui-list__empty">{state?.inputValue ? words : null}</div>
}
