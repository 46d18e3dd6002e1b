import { useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { useCommand } from '../../client/react.tsx'

export interface Links {
  /** By person: links made in this view. The host keeps only their hashes, so they are gone with it. */
  readonly urls: Readonly<Record<string, string>>
  readonly pending: boolean
  readonly failure: Failure | null
  /** How many of several are made; null while none are being made. */
  readonly done: number | null
  readonly make: (person: string) => Promise<boolean>
  /** One after the other; stops at the first that is refused. */
  readonly makeAll: (people: readonly string[]) => Promise<void>
  readonly forget: (person: string) => void
}

/** Makes personal links for a meeting and holds them while they are shown. */
export function useLinks(meeting: Meeting): Links {
  const issue = useCommand('invitation.issue')
  const [urls, setUrls] = useState<Readonly<Record<string, string>>>({})
  const [done, setDone] = useState<number | null>(null)
  const make = async (person: string): Promise<boolean> => {
    const made = await issue.run({ person, meeting: meeting.id })
    if (made.ok) setUrls((last) => ({ ...last, [person]: made.value.url }))
    return made.ok
  }
  const makeAll = async (people: readonly string[]): Promise<void> => {
    for (const [index, person] of people.entries()) {
      setDone(index)
      if (!(await make(person))) break
    }
    setDone(null)
  }
  const forget = (person: string): void => {
    setUrls((last) => Object.fromEntries(Object.entries(last).filter(([one]) => one !== person)))
  }
  return { urls, pending: issue.pending, failure: issue.failure, done, make, makeAll, forget }
}
