/** Of the app's own environment, what a host may need: to find the home folder, its temporary folder, the system's libraries. */
const NEEDED = [
  ...[
    'PATH',
    'HOME',
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
    'XDG_CONFIG_HOME',
    'TMPDIR',
    'TEMP',
    'TMP',
    'TZ',
    'LANG',
  ],
  ...['LC_ALL', 'SystemRoot', 'PLENARY_HOME'],
]

/** An explicit environment: by default a child gets all of its parent's, whoever set it. */
export function hostEnvironment(
  from: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = NEEDED.flatMap((name): [string, string][] => (from[name] === undefined ? [] : [[name, from[name]]]))
  return { ...Object.fromEntries(kept), ...added }
}

/** What tests may set, heeded only in an app that is not packaged. */
export interface Overrides {
  readonly userData: string | null
  readonly dialogPath: string | null
  /** A Node that runs the hosts, where Electron's own is too old. */
  readonly hostNode: string | null
}

export function overridesFrom(env: Readonly<Record<string, string | undefined>>, packaged: boolean): Overrides {
  const heeded = (name: string): string | null => (packaged ? null : env[name] || null)
  return {
    userData: heeded('PLENARY_USER_DATA'),
    dialogPath: heeded('PLENARY_TEST_DIALOG_PATH'),
    hostNode: heeded('PLENARY_HOST_NODE'),
  }
}
