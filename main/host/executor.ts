import type { CommandName } from '../../shared/contract/commands.ts'
import { commands, isCommandName } from '../../shared/contract/commands.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import { failure } from '../../shared/contract/errors.ts'
import { canonicalJson, CanonicalJsonError } from '../../shared/lib/canonical-json.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { sha256 } from '../../shared/lib/sha256.ts'
import type { Actor } from '../../shared/policy/actor.ts'
import { can } from '../../shared/policy/can.ts'
import { ballotHandlers } from './handlers/ballot.ts'
import { commitmentHandlers } from './handlers/commitment.ts'
import { consensusHandlers } from './handlers/consensus.ts'
import { decisionHandlers } from './handlers/decision.ts'
import type { Context, Handlers } from './handlers/handler.ts'
import { invitationHandlers } from './handlers/invitation.ts'
import { meetingHandlers } from './handlers/meeting.ts'
import { memberHandlers } from './handlers/member.ts'
import { minutesHandlers } from './handlers/minutes.ts'
import { presenceHandlers } from './handlers/presence.ts'
import type { Signer } from './ports/signer.ts'
import type { Draft, Recorder } from './recorder.ts'
import type { Invitations } from './invitations.ts'
import type { TextReader } from './text-reader.ts'

const handlers: Handlers<Exclude<CommandName, 'checkpoint.make'>> = {
  ...ballotHandlers,
  ...commitmentHandlers,
  ...consensusHandlers,
  ...decisionHandlers,
  ...invitationHandlers,
  ...meetingHandlers,
  ...memberHandlers,
  ...minutesHandlers,
  ...presenceHandlers,
}

export interface Asked {
  readonly id: string
  readonly command: string
  readonly input: unknown
}

export interface Answered {
  /** The last `seq` of the record when the command was answered. */
  readonly seq: number
  readonly answer: Record<string, string>
}

/** Runs commands one after another; what it answers with `ok` is on disk. */
export class Executor {
  readonly #recorder: Recorder
  readonly #texts: TextReader
  readonly #invitations: Invitations
  readonly #signer: Signer

  constructor(deps: { recorder: Recorder; texts: TextReader; invitations: Invitations; signer: Signer }) {
    this.#recorder = deps.recorder
    this.#texts = deps.texts
    this.#invitations = deps.invitations
    this.#signer = deps.signer
  }

  /** Every participant's command ids are their own: sending one again gives the first answer and does nothing more. */
  execute(actor: Actor, asked: Asked): Result<Answered, Failure> {
    if (!isCommandName(asked.command)) return err(failure('bad_input', { path: 'command' }))
    const input = commands[asked.command].safeParse(asked.input)
    if (!input.success)
      return err(failure('bad_input', { path: `input.${input.error.issues[0]?.path.join('.') ?? ''}` }))
    const inputHash = hashOf(asked.command, asked.input)
    if (inputHash === null) return err(failure('bad_input', { path: 'input' }))
    const before = this.#recorder.store.command(actor.id, asked.id)
    if (before)
      return before.inputHash === inputHash ? ok(JSON.parse(before.answer) as Answered) : err(failure('id_reused'))
    // Words typed a moment ago belong to what is frozen now; and the command's own transaction stands alone.
    this.#texts.flush()
    if (asked.command === 'checkpoint.make') return this.#checkpoint(actor)
    return this.#run(actor, asked.id, inputHash, asked.command, input.data)
  }

  #run(
    actor: Actor,
    id: string,
    inputHash: string,
    command: Exclude<CommandName, 'checkpoint.make'>,
    input: unknown,
  ): Result<Answered, Failure> {
    return this.#recorder.commit(actor.id, (draft) => {
      const handle = handlers[command] as (context: Context, input: unknown) => Result<Record<string, string>, Failure>
      const result = handle(this.#context(actor, draft), input)
      if (!result.ok) return result
      const answered: Answered = { seq: this.#recorder.head.seq, answer: result.value }
      // An invitation's token is kept nowhere, not even here: a retry of that command issues another.
      if (command !== 'invitation.issue') {
        draft.writer.answerCommand({ participant: actor.id, id, inputHash, answer: JSON.stringify(answered) })
      }
      return ok(answered)
    })
  }

  #checkpoint(actor: Actor): Result<Answered, Failure> {
    if (!can(actor, { to: 'checkpoint.make' })) return err(failure('not_allowed', { to: 'checkpoint.make' }))
    const code = this.#recorder.checkpoint(this.#signer)
    return ok({ seq: this.#recorder.head.seq, answer: { code } })
  }

  #context(actor: Actor, draft: Draft): Context {
    const { state } = this.#recorder
    return {
      state,
      actor,
      draft,
      texts: this.#texts,
      invite: (person, meeting) =>
        this.#invitations.issue(draft.writer, { person, meeting, role: actor.role }, draft.at),
      revoke: (person) => {
        this.#invitations.revoke(draft.writer, person, draft.at)
      },
      linkFor: (token) => this.#invitations.linkFor(token),
    }
  }
}

function hashOf(command: string, input: unknown): string | null {
  try {
    return sha256(canonicalJson([command, input ?? null]))
  } catch (error) {
    if (error instanceof CanonicalJsonError) return null
    throw error
  }
}
