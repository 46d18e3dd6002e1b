import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['tests/{unit,contract,fuzz,model}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // A process each: native SQLite, real sockets and proofs that nothing leaked need one of their own.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
})
