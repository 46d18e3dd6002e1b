import type { ReactNode } from 'react'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import './ethics.css'

/** What stands in place of the vote; `asked` names the question that is open to the others. */
export function OwnRecusal(props: {
  how: 'self' | 'seat'
  asked: { readonly what: 'round' | 'ballot' | 'veto' | 'election'; readonly title: string } | null
  /** It is all that this page shows. */
  alone?: boolean
}): ReactNode {
  const { t } = useText('ethics')
  const Head = props.alone ? 'h1' : 'p'
  return (
    <section className="ethics-own">
      <Head className="ethics-own__head">
        <Mark name="recused" /> {t(props.how === 'self' ? 'youStandOut' : 'seatStandsOut')}
      </Head>
      <p>{t('youStandOutWords')}</p>
      {props.asked ? <p className="type-reference">{t('asked', props.asked)}</p> : null}
    </section>
  )
}
