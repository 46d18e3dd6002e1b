import error from '../../resources/locales/en/error.json'
import type { TextKey } from './locales.ts'
import type { Text } from './text.ts'
import { useText } from './text.ts'

/** What every failure of this app has, whoever reports it. */
export interface FailureLike {
  readonly code: string
  readonly details?: Readonly<Record<string, unknown>> | undefined
}

/** Whoever withdrew what had not been sent yet need not be told that it was not done. */
export function isTakenBack({ code, details }: FailureLike): boolean {
  return code === 'out_of_order' && details?.['state'] === 'withdrawn'
}

/** A failure in the reader's words, chosen by its code and, where one is given, by what it does not fit (`state`, `why`). */
export function useFailureText(): (failure: FailureLike) => string {
  const { t } = useText('error')
  return (failure) => failureText(t, failure)
}

export function failureText(t: Text<'error'>, { code, details }: FailureLike): string {
  const { state, why, noun } = details ?? {}
  if (code === 'not_found' && noun === 'desk') return t('code.no_desk')
  if (code === 'out_of_order' && typeof state === 'string' && Object.hasOwn(error.state, state))
    return t(`state.${state}` as TextKey<'error'>)
  if (code === 'invitation_refused' && typeof why === 'string' && Object.hasOwn(error.why, why))
    return t(`why.${why}` as TextKey<'error'>)
  return t(Object.hasOwn(error.code, code) ? (`code.${code}` as TextKey<'error'>) : 'code.out_of_order')
}
