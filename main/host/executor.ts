import type { CommandName } from '../../shared/contract/commands.ts'
import { commands, isCommandName } from '../../shared/contract/commands.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import { failure } from '../../shared/contract/errors.ts'
import { canonicalJson, CanonicalJsonError } from '../../shared/lib/canonical-json.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { sha256 } from '../../shared/lib/sha256.ts'
import type { Actor } from '../../shared/policy/actor.ts'
import { actorIn } from '../../shared/policy/body.ts'
import { can } from '../../shared/policy/can.ts'
import { todayOf } from './actors.ts'
import { publishedOf, revealOf } from './projection.ts'
import { ballotHandlers } from './handlers/ballot.ts'
import { castingHandlers } from './handlers/casting.ts'
import { commitmentHandlers } from './handlers/commitment.ts'
import { complaintHandlers } from './handlers/complaint.ts'
import { consensusHandlers } from './handlers/consensus.ts'
import { decisionHandlers } from './handlers/decision.ts'
import { electionHandlers } from './handlers/election.ts'
import { deferralHandlers } from './handlers/deferral.ts'
import { disputeHandlers } from './handlers/dispute.ts'
import { ethicsHandlers } from './handlers/ethics.ts'
import { groupHandlers } from './handlers/group.ts'
import { floorHandlers } from './handlers/floor.ts'
import type { Context, Handlers } from './handlers/handler.ts'
import { invitationHandlers } from './handlers/invitation.ts'
import { lotHandlers } from './handlers/lot.ts'
import { meetingHandlers } from './handlers/meeting.ts'
import { memberHandlers } from './handlers/member.ts'
import { minutesHandlers } from './handlers/minutes.ts'
import { officerHandlers } from './handlers/officer.ts'
import { presenceHandlers } from './handlers/presence.ts'
import { proxyHandlers } from './handlers/proxy.ts'
import { questionHandlers } from './handlers/question.ts'
import { seatingHandlers } from './handlers/seating.ts'
import { keptOut } from './handlers/standing-out.ts'
import { responseHandlers } from './handlers/response.ts'
import { selectionHandlers } from './handlers/selection.ts'
import { statementHandlers } from './handlers/statement.ts'
import { gradedHandlers } from './handlers/graded.ts'
import { procedureCourseHandlers } from './handlers/procedure-course.ts'
import { procedureHandlers } from './handlers/procedure.ts'
import { vetoHandlers } from './handlers/veto.ts'
import type { Signer } from './ports/signer.ts'
import { PresencePace } from './presence-pace.ts'
import type { Draft, Recorder } from './recorder.ts'
import type { Invitations } from './invitations.ts'
import { OPERATOR } from './invitations.ts'
import { signNow } from './sign-now.ts'
import type { TextReader } from './text-reader.ts'

const handlers: Handlers<Exclude<CommandName, 'checkpoint.make'>> = {
  ...ballotHandlers,
  ...castingHandlers,
  ...commitmentHandlers,
  ...complaintHandlers,
  ...consensusHandlers,
  ...decisionHandlers,
  ...electionHandlers,
  ...deferralHandlers,
  ...disputeHandlers,
  ...ethicsHandlers,
  ...groupHandlers,
  ...floorHandlers,
  ...invitationHandlers,
  ...lotHandlers,
  ...meetingHandlers,
  ...memberHandlers,
  ...minutesHandlers,
  ...officerHandlers,
  ...presenceHandlers,
  ...proxyHandlers,
  ...questionHandlers,
  ...seatingHandlers,
  ...selectionHandlers,
  ...statementHandlers,
  ...gradedHandlers,
  ...responseHandlers,
  ...procedureHandlers,
  ...procedureCourseHandlers,
  ...vetoHandlers,
}

/** What ends with a meeting adjourned. */
const adjourning: ReadonlySet<CommandName> = new Set<CommandName>(['meeting.adjourn', 'meeting.enter'])

/**
 * An invitation's token is kept nowhere, so a retry issues another. What was put into a secret ballot's box is kept nowhere else; there
 * its key makes a retry do nothing twice.
 */
const KEPT_NOWHERE: ReadonlySet<CommandName> = new Set(['invitation.issue', 'ballot.deposit', 'election.deposit'])

/** [ETH6] Whose actor in the record is the host: who complained, and who replied, would otherwise be published with it. */
const SAID_BY_PARTIES: ReadonlySet<CommandName> = new Set([
  'complaint.make',
  'complaint.reply',
  'dispute.open',
  'dispute.state',
])

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
  readonly #onFault: (error: unknown) => void
  readonly #presencePace = new PresencePace()
  /** [CHK2] A meeting was adjourned, and what is to be signed waits for a ballot that has votes. */
  #signingWaits = false

  constructor(deps: {
    recorder: Recorder
    texts: TextReader
    invitations: Invitations
    signer: Signer
    onFault: (error: unknown) => void
  }) {
    this.#onFault = deps.onFault
    this.#recorder = deps.recorder
    this.#texts = deps.texts
    this.#invitations = deps.invitations
    this.#signer = deps.signer
  }

  /** Every participant's command ids are their own: sending one again gives the first answer and does nothing more. */
  execute(actor: Actor, asked: Asked, limitedTo: string | null): Result<Answered, Failure> {
    if (!isCommandName(asked.command)) return err(failure('bad_input', { path: 'command' }))
    const parsed = parse(asked.command, asked.input)
    if (!parsed.ok) return parsed
    const { input, inputHash } = parsed.value
    if (!can(actor, { to: 'session.reach', limitedTo, command: asked.command, meeting: meetingIn(input) }))
      return err(failure('not_allowed', { to: asked.command }))
    const before = this.#recorder.store.command(participantOf(actor), asked.id)
    if (before)
      return before.inputHash === inputHash ? ok(JSON.parse(before.answer) as Answered) : err(failure('id_reused'))
    // Words typed a moment ago belong to what is frozen now; and the command's own transaction stands alone.
    this.#texts.flush()
    if (asked.command === 'checkpoint.make') return this.#checkpoint(actor)
    const answered = this.#run(actor, asked.id, inputHash, asked.command, input)
    if (answered.ok && (this.#signingWaits || adjourning.has(asked.command))) this.#checkpointAfterwards()
    return answered
  }

  #run(
    actor: Actor,
    id: string,
    inputHash: string,
    command: Exclude<CommandName, 'checkpoint.make'>,
    input: object,
  ): Result<Answered, Failure> {
    return this.#recorder.commit(this.#recordedAs(actor, command), (draft) => {
      const handle = handlers[command] as (context: Context, input: unknown) => Result<Record<string, string>, Failure>
      const context = this.#context(actor, draft, command, input)
      const result = keptOut(context, command, input) ?? handle(context, input)
      if (!result.ok) return result
      const answered: Answered = { seq: this.#recorder.head.seq, answer: result.value }
      if (!KEPT_NOWHERE.has(command)) {
        draft.writer.answerCommand({
          participant: participantOf(actor),
          id,
          inputHash,
          answer: JSON.stringify(answered),
        })
      }
      return ok(answered)
    })
  }

  #recordedAs(actor: Actor, command: CommandName): string {
    return SAID_BY_PARTIES.has(command) ? (this.#recorder.state.forum?.host ?? OPERATOR) : actor.id
  }

  /** [CHK2] No window has to stay for it; it waits while a ballot has votes. Should it fail, the meeting is adjourned all the same, and the next one is signed. */
  #checkpointAfterwards(): void {
    this.#signingWaits = false
    try {
      this.#signingWaits = !signNow(this.#recorder, this.#signer).ok
    } catch (error) {
      this.#onFault(error)
    }
  }

  #checkpoint(actor: Actor): Result<Answered, Failure> {
    if (!can(actor, { to: 'checkpoint.make' })) return err(failure('not_allowed', { to: 'checkpoint.make' }))
    const signed = signNow(this.#recorder, this.#signer)
    return signed.ok ? ok({ seq: this.#recorder.head.seq, answer: { code: signed.value } }) : signed
  }

  #context(actor: Actor, draft: Draft, command: CommandName, input: object): Context {
    const { state } = this.#recorder
    return {
      state,
      actor: actorFor(state, actor, command, input, todayOf(state, Date.parse(draft.at))),
      draft,
      texts: this.#texts,
      reveal: revealOf(this.#recorder),
      published: publishedOf(this.#recorder),
      mayNoteAgain: (what) => this.#presencePace.take(participantOf(actor), what),
      invite: (person, meeting) =>
        this.#invitations.issue(draft.writer, { person, meeting, role: actor.role }, draft.at),
      revoke: (person) => {
        this.#invitations.revoke(draft.writer, person, draft.at)
      },
      endElectorLinks: (person) => {
        this.#invitations.revokeOfElector(draft.writer, person, draft.at)
      },
      linkFor: (token) => this.#invitations.linkFor(token),
    }
  }
}

/** Whose command ids these are: those of whoever sits at the controls outlast the launch of the host that they act under. */
function participantOf(actor: Actor): string {
  return actor.person ?? OPERATOR
}

function meetingIn(input: object): string | null | undefined {
  return 'meeting' in input ? (input.meeting as string | null) : undefined
}

/** [GROUP7] Which seats a working group has is the forum's to say, whoever the group's officers are. */
const THE_FORUMS: ReadonlySet<CommandName> = new Set<CommandName>(['seat.add', 'seat.end'])

/** [GROUP3] Who asks, as the body that a command is about knows them; where it is about none in particular, as the session has them. */
function actorFor(state: ForumState, actor: Actor, command: CommandName, input: object, today: string): Actor {
  const body = THE_FORUMS.has(command) ? null : bodyNamed(state, input)
  return body === undefined ? actor : actorIn(state, actor, body, today)
}

function bodyNamed(state: ForumState, input: object): string | null | undefined {
  const { group, seat, action, procedure, ...said } = input as Readonly<
    Record<'group' | 'seat' | 'action' | 'procedure', unknown>
  >
  const meeting = meetingIn(said) ?? (typeof action === 'string' ? state.actions[action]?.meeting : undefined)
  if (typeof meeting === 'string') return state.meetings[meeting]?.group ?? null
  if (typeof group === 'string') return group
  if (typeof procedure === 'string') return state.procedures[procedure]?.group ?? null
  return typeof seat === 'string' ? (state.seats[seat]?.group ?? null) : undefined
}

function parse(command: CommandName, input: unknown): Result<{ input: object; inputHash: string }, Failure> {
  try {
    const parsed = commands[command].safeParse(input)
    if (parsed.success) return ok({ input: parsed.data, inputHash: sha256(canonicalJson([command, input ?? null])) })
    return err(failure('bad_input', { path: `input.${parsed.error.issues[0]?.path.join('.') ?? ''}` }))
  } catch (error) {
    // A RangeError: nested deeper than anything that a window sends, and than the stack.
    if (error instanceof CanonicalJsonError || error instanceof RangeError)
      return err(failure('bad_input', { path: 'input' }))
    throw error
  }
}
