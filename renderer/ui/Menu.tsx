import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import './button.css'
import './menu.css'

export interface MenuAction {
  id: string
  label: string
  note?: string | undefined
  /** Cannot act yet: stays in the list, says why in `note`. */
  disabled?: boolean | undefined
  onPress: () => void
}

/** A worded button that opens a list of quieter actions ("More"). `plain` draws no edge, as in a header. */
export function Menu(props: {
  label: string
  actions: readonly MenuAction[]
  plain?: boolean | undefined
  small?: boolean | undefined
}): ReactNode {
  const kind = props.plain ? 'ui-button--plain' : 'ui-button--secondary'
  return (
    <MenuTrigger>
      <AriaButton className={`ui-button ${kind}${props.small ? ' ui-button--small' : ''}`}>{props.label}</AriaButton>
      <Popover className="ui-popover" placement="bottom end">
        <AriaMenu
          className="ui-list"
          disabledKeys={props.actions.filter((action) => action.disabled).map((action) => action.id)}
          onAction={(key) => props.actions.find((action) => action.id === key)?.onPress()}
        >
          {props.actions.map((action) => (
            <MenuItem key={action.id} id={action.id} textValue={action.label} className="ui-list__item">
              <span>
                {action.label}
                {action.note ? <span className="type-reference ui-list__note">{action.note}</span> : null}
              </span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
