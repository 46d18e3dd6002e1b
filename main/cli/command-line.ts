import process from 'node:process'

/** What starts this same command line again: program and script. */
export function thisCommandLine(): readonly string[] {
  return [process.execPath, ...process.execArgv, process.argv[1] ?? '']
}
