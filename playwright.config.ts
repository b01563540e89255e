import { defineConfig } from '@playwright/test'
import { WHOLE } from './apps/tracer/src/testing/whole.ts'
import { chromium } from './chromium.config.ts'

const ci = process.env['CI'] === 'true'

/** Journeys through demos: they wait for real processes more than they work. */
const DEMOS =
  /\/(autocannon|demo|demoButtons|demoStream|demos|haproxy\w*|liveStates|processes)\.spec\.ts$/

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/startService.ts',
  outputDir: 'test-results',
  forbidOnly: ci,
  // A shared machine may stand still for seconds. What passes only at the second try is named in the report.
  retries: ci ? 1 : 0,
  // One service and one sandbox pool serve all tests. On two cores two at a time: with three each took so much longer that all
  // together did. One demo at most, so that it measures what its own processes take.
  workers: 2,
  // A journey that takes long, and whose parts others go through, is walked in the whole form.
  ...(WHOLE ? {} : { grepInvert: /@whole/ }),
  projects: [
    { name: 'demos', testMatch: DEMOS, workers: 1 },
    { name: 'pages', testIgnore: DEMOS, workers: 2 },
  ],
  // Ends what hangs, and measures nothing: some go through many states of one page.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    // Set by startService.ts, which has run by the time a worker reads this file.
    baseURL: process.env['LOOPSCOPE_URL'] ?? '',
    browserName: 'chromium',
    headless: true,
    // Pages of one context share a process, and what is compiled in it. support/test.ts has them live on. A script that streams is
    // compiled beside anew each time, before it is known that the process has it: a tenth of what it takes to open the playground.
    launchOptions: {
      ...chromium,
      args: [...chromium.args, '--process-per-site', '--js-flags=--no-script-streaming'],
    },
    screenshot: 'only-on-failure',
    // Requests that a service worker makes pass by page.route(). offline.spec.ts lets it in.
    serviceWorkers: 'block',
  },
})
