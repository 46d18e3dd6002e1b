import type { Cell } from './csv.ts'
import { csv } from './csv.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import { groupCode } from '../../shared/rules/bodies.ts'
import { commitmentCode, meetingCode } from './paths.ts'

export type FieldType = 'string' | 'integer' | 'boolean' | 'date' | 'datetime'

export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly description: string
}

/** A table of the repository as rows, with what `datapackage.json` says of it. */
export interface Table {
  readonly name: string
  readonly title: string
  readonly fields: readonly Field[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys: readonly {
    readonly fields: readonly string[]
    readonly resource: string
    readonly reference: readonly string[]
  }[]
  readonly rows: readonly (readonly Cell[])[]
}

export const toMeeting = { fields: ['meeting'], resource: 'meetings', reference: ['meeting'] }
export const toSeat = { fields: ['seat'], resource: 'seats', reference: ['seat'] }
export const toCommitment = { fields: ['commitment'], resource: 'commitments', reference: ['commitment'] }

export const toGroup = { fields: ['group'], resource: 'groups', reference: ['group'] }

/** [GROUP5] The working group's number; null: the forum. */
export function groupIn(state: ForumState, id: string | null): string | null {
  const group = id === null ? undefined : state.groups[id]
  return group ? groupCode(group) : null
}

export function meetingOf(state: ForumState, id: string): string | null {
  const meeting = state.meetings[id]
  return meeting ? meetingCode(meeting) : null
}

export function commitmentOf(state: ForumState, id: string | null): string | null {
  const commitment = id === null ? undefined : state.commitments[id]
  return commitment ? commitmentCode(commitment) : null
}

/** `field('seat', 'The seat’s id.')`: text, unless said otherwise. */
export function field(name: string, description: string, type: FieldType = 'string'): Field {
  return { name, type, description }
}

export function tablePath(table: Pick<Table, 'name'>): string {
  return `tables/${table.name}.csv`
}

export function tableText(table: Table): string {
  for (const row of table.rows)
    if (row.length !== table.fields.length) throw new Error(`a row of ${table.name} has other fields`)
  return csv(table.fields.map((one) => one.name), table.rows) // prettier-ignore
}
