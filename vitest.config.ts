import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromium } from './chromium.config.ts'

const browserTests = 'apps/web/src/**/*.browser.test.tsx'
const notOurs = ['**/node_modules/**', '**/dist/**']
const ci = process.env['CI'] === 'true'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['packages/*/src/**/*.test.ts', 'apps/web/src/**/*.test.ts'],
          exclude: notOurs,
          environment: 'node',
          // Functions of data, and stores that each test makes anew: the files share a process, which takes a third of the work.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'node',
          include: [
            'apps/tracer/{src,verify}/**/*.test.ts',
            'puzzles/**/*.test.ts',
            'scripts/**/*.test.mjs',
            'bench/**/*.test.ts',
          ],
          exclude: notOurs,
          environment: 'node',
          // Real processes on a busy machine: the limit is there to end what hangs, not to measure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // As for the journeys: a shared machine may stand still for seconds. The report names what passes at the second try, and why
          // the first one failed.
          retry: ci ? 1 : 0,
        },
      },
      {
        // The plugins and settings that the pages are built with.
        extends: './apps/web/vite.config.ts',
        test: {
          name: 'browser',
          include: [browserTests],
          exclude: notOurs,
          testTimeout: 60_000,
          // A cold Vite hands Monaco out file by file: on a busy machine that takes many seconds.
          expect: { poll: { timeout: 45_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'attacks',
          include: ['apps/tracer/attacks/**/*.test.ts'],
          exclude: notOurs,
          environment: 'node',
          // What an attack left behind is looked for on the whole machine, so there is one file at a time, and last.
          fileParallelism: false,
          maxConcurrency: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
