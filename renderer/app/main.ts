// Zod looks for this when the first schema is made, and would otherwise try to generate code, which the page's policy refuses
// with a report in the console. Chunks run in an order of their own, so it is set before any of them is asked for.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

void import('./begin.tsx')

export {}
