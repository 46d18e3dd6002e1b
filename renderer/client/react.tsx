import type { ReactNode } from 'react'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Failure } from '../../shared/contract/errors.ts'
import type { Me } from '../../shared/contract/frames-down.ts'
import type { Sealed } from '../../shared/domain/sealed.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { Result } from '../../shared/lib/result.ts'
import { dayIn } from '../../shared/lib/zoned-time.ts'
import type { Actor } from '../../shared/policy/actor.ts'
import { actorIn } from '../../shared/policy/body.ts'
import type { Ask } from '../../shared/policy/can.ts'
import { can } from '../../shared/policy/can.ts'
import type { Answered, CommandAsk, CommandName } from './command-ask.ts'
import type { Place } from './connection.ts'
import type { HostApi, Trouble } from './host-api.ts'
import { isInReach } from './meeting-reach.ts'
import type { LiveClient, LiveConnection } from './live-client.ts'
import type { TextPool } from './text-pool.ts'

/** Everything that a window has of its host. */
export interface Host {
  readonly place: Place
  readonly live: LiveClient
  readonly texts: TextPool
  readonly api: HostApi
}

const HostContext = createContext<Host | null>(null)

/**
 * Gives the hooks of this room their host. Until the record is here `waiting` is shown in place of the children, so that in
 * them `useForum` and `useMe` always have something to say; `waiting` itself may use `useConnection` alone.
 */
export function HostProvider({
  host,
  waiting,
  children,
}: {
  host: Host
  waiting: ReactNode
  children: ReactNode
}): ReactNode {
  const ready = useSyncExternalStore(host.live.subscribe, () => host.live.ready)
  return <HostContext value={host}>{ready ? children : waiting}</HostContext>
}

export function useHost(): Host {
  const host = useContext(HostContext)
  if (!host) throw new Error('no HostProvider around this component')
  return host
}

export interface ForumView {
  /** A new object after each change. The nouns in it are changed in place: memoise on `state`, never on one of them. */
  readonly state: ForumState
  readonly me: Me
  /** A throwaway copy: say so where it cannot be missed. */
  readonly rehearsal: boolean
}

export function useForum(): ForumView {
  const { live } = useHost()
  useSyncExternalStore(live.subscribe, live.getVersion)
  return { state: live.state, me: useMe(), rehearsal: live.rehearsal }
}

/** What a pure function makes of the state, worked out anew after each change of it, and no oftener. */
export function useForumState<T>(selector: (state: ForumState) => T): T {
  const { state } = useForum()
  return useMemo(() => selector(state), [selector, state])
}

/** Who this session is: an `Actor` for `can`, with a name. */
export function useMe(): Me {
  const { live } = useHost()
  const me = useSyncExternalStore(live.subscribe, () => live.me)
  if (!me) throw new Error('used before the record was here')
  return me
}

/** Whether this session may do something, as the host will judge it. */
export function useCan(ask: Ask): boolean {
  return useMay()(ask)
}

/** The same as a function, for lists. */
export function useMay(): (ask: Ask) => boolean {
  const { me } = useForum()
  const here = useHere()
  const at = useContext(MeetingContext)
  return useCallback((ask) => can(here, ask) && isInReach(me, ask.to, at), [me, here, at])
}

/** [GROUP3] Who this session is in the body that this part of the window is about; outside of any, as its host knows it. */
export function useHere(): Actor {
  const { state, me } = useForum()
  const { live } = useHost()
  const at = useContext(MeetingContext)
  const named = useContext(BodyContext)
  const body = at === null ? named : (state.meetings[at]?.group ?? null)
  return useMemo(() => {
    const today = dayIn(state.forum?.zone ?? 'UTC', live.now())
    return body === undefined ? me : actorIn(state, me, body, today)
  }, [state, me, live, body])
}

const MeetingContext = createContext<string | null>(null)
const BodyContext = createContext<string | null | undefined>(undefined)

/** Everything in it is about this working group, or, null, about the forum itself. */
export function InBody({ body, children }: { body: string | null; children: ReactNode }): ReactNode {
  return <BodyContext value={body}>{children}</BodyContext>
}

/** Everything in it is about this meeting: a session for another one is offered nothing here that its host would refuse. */
export function AtMeeting({ meeting, children }: { meeting: string; children: ReactNode }): ReactNode {
  return <MeetingContext value={meeting}>{children}</MeetingContext>
}

export interface CommandRun<Name extends CommandName> {
  /** Never rejects. Resolves when the host answered, however long the line is down before that. */
  readonly run: (input: CommandAsk<Name>) => Promise<Answered<Name>>
  readonly pending: boolean
  /** Of the last run; gone with the next. */
  readonly failure: Failure | null
  readonly clear: () => void
}

export function useCommand<Name extends CommandName>(name: Name): CommandRun<Name> {
  const { live } = useHost()
  const [pending, setPending] = useState(0)
  const [failure, setFailure] = useState<Failure | null>(null)
  const last = useRef(0)
  const run = useCallback(
    async (input: CommandAsk<Name>) => {
      const mine = ++last.current
      setFailure(null)
      setPending((count) => count + 1)
      const answered = await live.send(name, input)
      setPending((count) => count - 1)
      if (mine === last.current) setFailure(answered.ok ? null : answered.error)
      return answered
    },
    [live, name],
  )
  const clear = useCallback(() => {
    setFailure(null)
  }, [])
  return { run, pending: pending > 0, failure, clear }
}

export interface ConnectionView extends LiveConnection {
  /** Commands without an answer. */
  readonly pending: number
  /** "Try now". */
  readonly retry: () => void
  /** Takes back a waiting command that was not sent. False where it was. */
  readonly withdraw: (id: string) => boolean
}

export function useConnection(): ConnectionView {
  const { live, texts } = useHost()
  const connection = useSyncExternalStore(live.subscribe, live.getConnection)
  const retry = useCallback(() => {
    live.retry()
    texts.retry()
  }, [live, texts])
  const withdraw = useCallback((id: string) => live.withdraw(id), [live])
  return useMemo(
    () => ({ ...connection, pending: connection.waiting.length, retry, withdraw }),
    [connection, retry, withdraw],
  )
}

/** Reads sealed values; null where this session may not, or the value was erased. */
export function useReveal(): (sealed: Sealed | null | undefined) => string | null {
  const { live } = useHost()
  const version = useSyncExternalStore(live.subscribe, live.getVersion)
  // A new function after each change, so that what was memoised with it is read again.
  return useMemo(() => revealOf(live, version), [live, version])
}

function revealOf(live: LiveClient, _version: number): LiveClient['reveal'] {
  return (sealed) => live.reveal(sealed)
}

/** The host's time in milliseconds, renewed at every whole multiple of `everyMs`. */
export function useNow(everyMs = 1_000): number {
  const { live } = useHost()
  const subscribe = useCallback(
    (tick: () => void) => {
      let timer: ReturnType<typeof setTimeout>
      const next = (): void => {
        timer = setTimeout(
          () => {
            tick()
            next()
          },
          everyMs - (live.now() % everyMs),
        )
      }
      next()
      return () => {
        clearTimeout(timer)
      }
    },
    [live, everyMs],
  )
  return useSyncExternalStore(subscribe, () => Math.floor(live.now() / everyMs) * everyMs)
}

/** Ids of those who have the meeting open on a device just now. Not presence, which somebody notes. */
export function useOnline(): ReadonlySet<string> {
  const { live } = useHost()
  return useSyncExternalStore(live.subscribe, live.getOnline)
}

/** A frozen text by its hash, exactly as it was hashed; null while it is fetched, or where there is no hash. */
export function useFrozenText(hash: string | null | undefined): Result<string, Trouble> | null {
  const { api, place } = useHost()
  const { status } = useConnection()
  const [got, setGot] = useState<{ hash: string; text: Result<string, Trouble> } | null>(null)
  const have = got?.hash === hash ? got?.text : null
  // Asked again when the line is back; a text that is here never changes.
  const wanted = have?.ok ? null : (hash ?? null)
  useEffect(() => {
    if (wanted === null) return
    let stale = false
    void api.blob(place.session, wanted).then((text) => {
      if (!stale) setGot({ hash: wanted, text })
    })
    return () => {
      stale = true
    }
  }, [api, place, wanted, status])
  return have ?? null
}
