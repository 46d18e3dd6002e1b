import { z } from 'zod'

// A page's policy has no `unsafe-eval`. Zod tries to generate code when the first schema is made, is refused, and leaves a report in
// the console; so every schema takes `z` from here, after this. Node has no such policy, and keeps the faster way.
if ('document' in globalThis) z.config({ jitless: true })

export { z }
