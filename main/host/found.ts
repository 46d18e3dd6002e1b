import { randomId } from '../../shared/lib/ids.ts'
import type { Rules } from '../../shared/domain/forum.ts'
import { enterRoster, sectorNamed } from './handlers/member.ts'
import type { Signer } from './ports/signer.ts'
import type { Draft, Recorder } from './recorder.ts'
import type { RosterRow } from './roster-csv.ts'

/** What a forum is founded with. Sectors of the roster that are not named here are created in order of appearance. */
export interface Founding {
  readonly name: string
  readonly country: string | null
  /** BCP 47 tag and IANA zone of the forum: what its dates and pages are written in. */
  readonly language: string
  readonly zone: string
  readonly sample: boolean
  readonly sectors: readonly string[]
  readonly roster: readonly RosterRow[]
  readonly rules: Omit<Rules, 'version'>
}

/** Writes the first events of an empty record, in one transaction; `also` adds to it. Gives the code of the first checkpoint. */
export function found(recorder: Recorder, signer: Signer, founding: Founding, also?: (draft: Draft) => void): string {
  const { name, country, language, zone, sample } = founding
  const founder = randomId<'host'>()
  recorder.commit(founder, (draft) => {
    draft.add({
      type: 'forum.founded/1',
      body: { forum: randomId<'forum'>(), name, country, language, zone, sample },
    })
    draft.add({ type: 'key.admitted/1', body: { key: signer.publicKey } })
    draft.add({ type: 'rules.adopted/1', body: { version: 1, ...founding.rules } })
    for (const sector of founding.sectors) sectorNamed(draft, recorder.state, sector)
    enterRoster(draft, recorder.state, founding.roster)
    also?.(draft)
  })
  return recorder.checkpoint(signer)
}
