import type { LateAnswer } from '../../../shared/domain/procedure.ts'
import { speakerId } from '../../../shared/rules/procedure-case.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { seatName, useProcedureWords } from './procedure-view.ts'

/** What people call whoever answered: a seat, an organisation, or somebody of the network by name. */
export function useSpeaker(): (answer: LateAnswer, index: number) => string {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const reveal = useReveal()
  return (answer, index) => {
    const { by } = answer
    if ('seat' in by) return seatName(state, by.seat)
    return 'person' in by ? (reveal(by.person) ?? t('path.nameWithheld')) : speakerId(answer, index)
  }
}
