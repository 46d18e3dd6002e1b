import type { StatementEntry } from './statement-entry.ts'
import { useText } from '../../ui/text.ts'

const SEVEN = [
  'selflessness',
  'integrity',
  'objectivity',
  'accountability',
  'openness',
  'honesty',
  'leadership',
] as const

/** The seven principles of public life in short words of our own: what a forum's first statement begins with. */
export function useSevenPrinciples(): StatementEntry {
  const { t } = useText('ethics')
  return {
    opening: t('seven.opening'),
    principles: SEVEN.map((one) => ({ name: t(`seven.${one}.name`), words: t(`seven.${one}.words`) })),
    source: t('seven.source'),
  }
}
