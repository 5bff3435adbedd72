import { defineConfig } from 'vitest/config'

/** unit: the code. faults: every gate is shown to fail. gates: the signoff of the compiled data. */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{gates,compile,generators,reports,scripts}/**/*.test.ts'], exclude: ['**/*.faults.test.ts'] },
      },
      { extends: true, test: { name: 'faults', include: ['gates/**/*.faults.test.ts'] } },
    ],
  },
})
