import type { ReactNode } from 'react'
import { useCallback, useEffect, useState } from 'react'
import type { OpenedForum, RecentForum } from '../../../shared/contract/start.ts'
import type { StartPort } from '../../client/start-port.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import { Columns, PlainFrame } from '../../ui/ForumFrame.tsx'
import { useText } from '../../ui/text.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { NewForum } from './NewForum.tsx'
import { RecentForums } from './RecentForums.tsx'
import type { StartProblem } from './start-problem.ts'
import { WaysIn } from './WaysIn.tsx'
import './start.css'

export interface StartSceneProps {
  port: StartPort
  /** The app's version, where there is an app. */
  version: string | null
  onShow: (forum: OpenedForum) => void
  onLanguage: (language: string) => void
}

interface Listed {
  readonly forums: readonly RecentForum[]
  readonly folder: string | null
}

/** The forums of this computer and the ways to another. */
export function StartScene({ port, version, onShow, onLanguage }: StartSceneProps): ReactNode {
  const { t } = useText('start')
  const [listed, setListed] = useState<Listed | null>(null)
  const [problem, setProblem] = useState<StartProblem | null>(null)
  const [making, setMaking] = useState(false)
  const list = useCallback(() => {
    void port.call('list', {}).then((answer) => {
      if (answer.ok) setListed(answer.value)
      else setProblem({ what: t('troubleList'), why: answer.error })
    })
  }, [port, t])
  useEffect(list, [list])
  if (making) return <NewForum port={port} onShow={onShow} onCancel={() => setMaking(false)} />
  return (
    <PlainFrame
      foot={
        <>
          <span>{t('stays')}</span>
          {version === null ? null : <span>{t('version', { version })}</span>}
        </>
      }
    >
      <title>{t('title')}</title>
      <header className="start-head">
        <h1 className="type-title">{t('title')}</h1>
        <LanguageSwitch onLanguage={onLanguage} />
      </header>
      <Columns layout="wide-narrow">
        <div>
          <Problem problem={problem} />
          <RecentForums
            port={port}
            listed={listed}
            onShow={onShow}
            onProblem={(trouble) => {
              setProblem(trouble)
              if (trouble) list()
            }}
          />
        </div>
        <WaysIn
          port={port}
          onShow={onShow}
          onProblem={setProblem}
          onNew={() => setMaking(true)}
          hasForums={(listed?.forums.length ?? 0) > 0}
        />
      </Columns>
    </PlainFrame>
  )
}

function Problem({ problem }: { problem: StartProblem | null }): ReactNode {
  const words = useFailureText()
  if (!problem) return null
  return (
    <div className="start-problem" role="alert">
      <p className="type-section">{problem.what}</p>
      <p>{words(problem.why)}</p>
    </div>
  )
}
