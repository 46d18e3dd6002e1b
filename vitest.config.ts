import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** Folders of few lines that play long: left to the file's size, vitest would begin the longest last, and one worker would wait. */
const BEGIN = ['tests/model/', 'tests/fuzz/', 'tests/contract/']

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = BEGIN.findIndex((folder) => moduleId.includes(`/${folder}`))
      return at < 0 ? BEGIN.length : at
    }
    const sorted = await super.sort(files)
    return sorted.sort((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['tests/{unit,contract,fuzz,model}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // A process each: native SQLite, real sockets and proofs that nothing leaked need one of their own.
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongOnesFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
})
