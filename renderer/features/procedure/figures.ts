import { daysOf } from '../../../shared/tally/period.ts'
import type { CountedProcedure } from '../../../shared/rules/procedure-case.ts'
import type { ProcedureWords } from './procedure-view.ts'

export interface Figure {
  readonly id: string
  readonly name: string
  readonly number: number
  readonly strong?: boolean
}

/** The figures behind what is no vote. */
export function figuresOf({ t }: Pick<ProcedureWords, 't'>, counted: CountedProcedure): readonly Figure[] {
  switch (counted.way) {
    case 'silence': {
      const { question, outcome } = counted
      return [
        { id: 'seats', name: t('table.seats'), number: question.seats.length },
        { id: 'asked', name: t('table.asked'), number: outcome.asked },
        { id: 'objected', name: t('table.objected'), number: outcome.objections.length, strong: true },
        { id: 'days', name: t('table.days', { days: question.rule.days }), number: outcome.days },
      ]
    }
    case 'network': {
      const { open, posted, rule } = counted.question
      const { objectors } = counted.outcome
      const unsatisfied = objectors.filter((one) => !one.satisfied).length
      return [
        { id: 'open', name: t('table.open', { days: rule.openDays }), number: daysOf(open) },
        { id: 'posted', name: t('table.posted', { days: rule.postedDays }), number: posted ? daysOf(posted) : 0 },
        { id: 'objected', name: t('table.objected'), number: objectors.length },
        { id: 'unsatisfied', name: t('table.unsatisfied'), number: unsatisfied, strong: true },
      ]
    }
    case 'signatures': {
      const { persons, organisations, refused } = counted.outcome
      return [
        { id: 'persons', name: t('table.persons'), number: persons.length },
        { id: 'organisations', name: t('table.organisations'), number: organisations.length },
        { id: 'needed', name: t('table.needed'), number: counted.question.rule.least, strong: true },
        { id: 'refused', name: t('table.refused'), number: refused.length },
      ]
    }
    default:
      return []
  }
}
