import type { ReactNode } from 'react'

/** The election's own head, at the level that the scene has room for. */
export function Heading({ level, children }: { level: 1 | 2; children: ReactNode }): ReactNode {
  const Tag = `h${String(level)}` as 'h1' | 'h2'
  return (
    <Tag className="type-section" dir="auto" tabIndex={-1}>
      {children}
    </Tag>
  )
}
