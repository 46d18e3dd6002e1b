import type { ReactNode, RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import './visually-hidden.css'
import './table.css'

export interface Column<Row> {
  id: string
  head: ReactNode
  /** Figures stand right, so that their digits align. */
  numeric?: boolean | undefined
  cell: (row: Row) => ReactNode
  /** Names the row, for screen readers; one column at most. */
  rowHead?: boolean | undefined
  /** CSS length; else the column takes what its words need. */
  width?: string | undefined
  /** The head is read out but not drawn (a column of buttons). */
  hideHead?: boolean | undefined
}

export interface TableProps<Row> {
  /** What the table lists; drawn only with `showLabel`. */
  label: string
  showLabel?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** `text` 46 px rows, `reference` 32 px in small type, `figures` 27 px for arithmetic. */
  size?: 'text' | 'reference' | 'figures' | undefined
  /**
   * Its columns keep their `width`, whatever stands in them; where there is no room for columns each cell takes a line, under its head.
   * Without it, tables of size `text` stack so without heads, and others scroll.
   */
  labelled?: boolean | undefined
  isStrong?: ((row: Row) => boolean) | undefined
  /** Recedes: ended, not in force. */
  isQuiet?: ((row: Row) => boolean) | undefined
  /** Stands in place of rows when there are none. */
  empty?: ReactNode
}

/** Row hairlines only; scrolls sideways in its own frame when the window is narrow. */
export function Table<Row>(props: TableProps<Row>): ReactNode {
  const { columns, rows } = props
  const frame = useRef<HTMLDivElement>(null)
  const scrolls = useScrollsSideways(frame)
  return (
    <div
      ref={frame}
      className="ui-table__frame"
      {...(scrolls ? { role: 'group', 'aria-label': props.label, tabIndex: 0 } : {})}
    >
      <table className={tableClass(props)}>
        <caption className={props.showLabel ? 'type-label' : 'ui-visually-hidden'}>{props.label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.numeric ? 'ui-table__figure' : undefined}
                style={column.width === undefined ? undefined : { inlineSize: column.width }}
              >
                {column.hideHead ? <span className="ui-visually-hidden">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowKey(row)} className={rowClass(props, row)}>
              {columns.map((column) => {
                const figure = column.numeric ? 'ui-table__figure' : undefined
                return column.rowHead ? (
                  <th key={column.id} scope="row" className={figure}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    className={figure}
                    data-head={props.labelled && typeof column.head === 'string' ? column.head : undefined}
                  >
                    {column.cell(row)}
                  </td>
                )
              })}
            </tr>
          ))}
          {rows.length === 0 && props.empty ? (
            <tr>
              <td colSpan={columns.length} className="quiet-text">
                {props.empty}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}

/** A frame that scrolls must take focus, so that arrows can move it; one that does not would only be a stop in the way. */
function useScrollsSideways(frame: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return scrolls
}

function tableClass<Row>({ size = 'reference', labelled }: TableProps<Row>): string {
  const names = ['ui-table', `ui-table--${size}`]
  if (size === 'text' || labelled) names.push('ui-table--stacks')
  if (labelled) names.push('ui-table--labelled', 'ui-table--even')
  return names.join(' ')
}

function rowClass<Row>(props: TableProps<Row>, row: Row): string | undefined {
  if (props.isStrong?.(row)) return 'ui-table__strong'
  if (props.isQuiet?.(row)) return 'ui-table__quiet'
  return undefined
}
