import process from 'node:process'

/** Resolves at SIGTERM or SIGINT, and, where asked for, when standard input ends: so that no child outlives its parent. */
export function untilTold(untilStdinEnds: boolean): Promise<void> {
  return new Promise((resolve) => {
    // A signal to the whole process group arrives twice, once through npm: only the first one counts.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        resolve()
      })
    }
    if (untilStdinEnds) process.stdin.resume().on('end', resolve).on('error', resolve)
  })
}
