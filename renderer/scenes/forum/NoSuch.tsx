import type { ReactNode } from 'react'
import type { ForumSection } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import { PageTitle } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'

/** An address that names nothing here, as from another forum. */
export function NoSuch(props: {
  section: ForumSection
  words: 'commitments.noSuch' | 'decisions.noSuch' | 'groups.noSuch' | 'meeting.noSuch' | 'members.noSuch'
}): ReactNode {
  const { t } = useText('forum')
  return (
    <>
      <PageTitle>{t(props.words)}</PageTitle>
      <p>
        <Link to={{ page: 'forum', section: props.section, id: null }}>{t(`nav.${props.section}`)}</Link>
      </p>
    </>
  )
}
