import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './command.mjs'
import { inRoot } from './paths.mjs'
import { verdict } from './verdict.mjs'

/** Runs e2e/ against the real service in a real browser, counted by its report. */
export const runPlaywright = async () => {
  if (!readdirSync(inRoot('e2e')).some((file) => file.endsWith('.spec.ts'))) {
    return verdict('e2e', { failed: ['e2e: there are no tests'] })
  }
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-e2e-'))
  const report = join(folder, 'report.json')
  try {
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
    const status = await runTool('playwright', ['test', '--reporter=list,json'], { env })
    return fromReport(JSON.parse(readFileSync(report, 'utf8')), status)
  } catch (error) {
    return verdict('e2e', { failed: [`e2e: no report by playwright (${error.message})`] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const fromReport = (report, status) => {
  const tests = report.suites.flatMap((suite) => testsOf(suite, suite.title))
  const named = (state) => tests.filter((test) => test.state === state).map(({ name }) => name)
  const failed = [...named('unexpected'), ...report.errors.map((error) => `e2e: ${error.message}`)]
  if (status !== 0 && failed.length === 0)
    failed.push(`e2e: playwright ended with status ${status}`)
  const retried = named('flaky')
  return verdict('e2e', {
    passed: named('expected').length + retried.length,
    failed,
    skipped: named('skipped'),
    text: retried.map((name) => `passed at the second try only: ${name}`).join('\n'),
  })
}

const testsOf = (suite, title) => [
  ...suite.specs.flatMap((spec) =>
    spec.tests.map((test) => ({ name: `${title}: ${spec.title}`, state: test.status })),
  ),
  ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, `${title}: ${inner.title}`)),
]
