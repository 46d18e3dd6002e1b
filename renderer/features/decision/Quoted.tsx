import type { ReactNode } from 'react'
import { useText } from '../../ui/text.ts'

/** Words that somebody wrote freely; says so where this session may not read them. */
export function Quoted({ children }: { children: string | null }): ReactNode {
  const { t } = useText('decision')
  if (children === null) return <p className="type-reference">{t('withheld')}</p>
  return (
    <blockquote className="type-quote decision-quote" dir="auto">
      {t('quoted', { words: children })}
    </blockquote>
  )
}
