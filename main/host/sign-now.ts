import type { Failure } from '../../shared/contract/errors.ts'
import { failure } from '../../shared/contract/errors.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { votesUnderWay } from '../../shared/rules/votes-under-way.ts'
import type { Signer } from './ports/signer.ts'
import type { Recorder } from './recorder.ts'

/** [CHK2] Signs where the record stands and gives its code; `ballot_open` where an export up to there would tell votes before their ballot has ended. */
export function signNow(recorder: Recorder, signer: Signer): Result<string, Failure> {
  if (votesUnderWay(recorder.state).length > 0) return err(failure('out_of_order', { state: 'ballot_open' }))
  return ok(recorder.checkpoint(signer))
}
