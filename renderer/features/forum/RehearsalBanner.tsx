import type { ReactNode } from 'react'
import { useForum } from '../../client/react.tsx'
import { Banner } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'

/** Says that nothing here counts; null in the forum itself. For the `banner` of a frame. */
export function RehearsalBanner(): ReactNode {
  const { rich } = useText('forum')
  const { rehearsal } = useForum()
  return rehearsal ? <Banner kind="ink">{rich('rehearsal')}</Banner> : null
}
