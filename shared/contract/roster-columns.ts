/** The columns of `roster.csv` (contracts.md), in the order in which Plenary writes them. */
export const ROSTER_COLUMNS = [
  'seat',
  'sector',
  'organisation',
  'titular',
  'titular_email',
  'alternate',
  'alternate_email',
  'alternate2',
  'alternate2_email',
  'officer',
  'since',
  'until',
] as const
export type RosterColumn = (typeof ROSTER_COLUMNS)[number]
