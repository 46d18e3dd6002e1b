import { z } from '../../shared/lib/zod.ts'
import type { PlenaryBridge } from '../../shared/contract/bridge.ts'
import type { DeskCall, StartAnswer, StartCall, StartFailure } from '../../shared/contract/start.ts'
import { deskCalls, startAnswer, startCalls } from '../../shared/contract/start.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'

export type StartAsk<Call extends StartCall> = z.input<(typeof startCalls)[Call]['input']>
export type StartGives<Call extends StartCall> = z.infer<(typeof startCalls)[Call]['answer']>
export type DeskGives<Call extends DeskCall> = z.infer<(typeof deskCalls)[Call]['answer']>
/** `unreachable`: nobody answered at the address. `garbled`: what answered speaks another version. */
export type StartTrouble = StartFailure | { readonly code: 'unreachable' | 'garbled'; readonly details?: undefined }

/** The start screen's side of the computer: the app's bridge, or the headless start server. Nothing throws. */
export interface StartPort {
  /** Whether the system's own dialog can be shown (`choose`). */
  readonly dialogs: boolean
  call<Call extends StartCall>(call: Call, input: StartAsk<Call>): Promise<Result<StartGives<Call>, StartTrouble>>
}

/** What the owner of the hosting computer may do with the forum that is open. */
export interface DeskPort {
  call<Call extends DeskCall>(call: Call): Promise<Result<DeskGives<Call>, StartTrouble>>
}

export function bridgeStart(bridge: PlenaryBridge): StartPort {
  return {
    dialogs: true,
    call: (call, input) => answered(startCalls[call].answer, () => bridge.start(call, input)) as never,
  }
}

export function bridgeDesk(bridge: PlenaryBridge): DeskPort {
  return { call: (call) => answered(deskCalls[call].answer, () => bridge.desk(call, {})) as never }
}

/** Over HTTP: `POST /api/start/CALL` with the owner's token as bearer; body is the call's input, answer a `StartAnswer`. */
export function httpStart(at: HttpOwner): StartPort {
  return {
    dialogs: false,
    call: (call, input) => answered(startCalls[call].answer, () => post(at, `/api/start/${call}`, input)) as never,
  }
}

/** Over HTTP: `POST /api/desk/CALL` with an operator's session as bearer. */
export function httpDesk(at: HttpOwner): DeskPort {
  return { call: (call) => answered(deskCalls[call].answer, () => post(at, `/api/desk/${call}`, {})) as never }
}

export interface HttpOwner {
  readonly host: string
  /** The owner's token at a start server, the operator's session at a host. */
  readonly bearer: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

async function post(at: HttpOwner, path: string, input: unknown): Promise<unknown> {
  const response = await at.fetch(at.host.replace(/\/+$/, '') + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${at.bearer}` },
    body: JSON.stringify(input),
  })
  const answer: unknown = await response.json()
  // A refusal of the edge itself (no session, too large) comes as the host's own kind of error.
  const refused = z.object({ error: z.unknown() }).safeParse(answer)
  return !response.ok && refused.success ? { ok: false, error: refused.data.error } : answer
}

async function answered(schema: z.ZodType, ask: () => Promise<unknown>): Promise<Result<unknown, StartTrouble>> {
  let raw: unknown
  try {
    raw = await ask()
  } catch {
    return err({ code: 'unreachable' })
  }
  const answer = startAnswer.safeParse(raw)
  if (!answer.success) return err({ code: 'garbled' })
  const said: StartAnswer = answer.data
  if (!said.ok) return said
  const value = schema.safeParse(said.value)
  return value.success ? ok(value.data) : err({ code: 'garbled' })
}
