import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { captureTool, runTool } from './command.mjs'
import { root } from './paths.mjs'
import { verdict } from './verdict.mjs'

/** Runs projects of vitest.config.ts and counts them as `name` by their report, not by what they print. `quiet`: that is printed at the end. */
export const runVitest = async (name, projects = [name], { quiet = false } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-vitest-'))
  const report = join(folder, 'report.json')
  try {
    const status = await (quiet ? printAfterwards : runTool)('vitest', [
      ...['run', ...projects.flatMap((project) => ['--project', project]), '--passWithNoTests'],
      // These wait for processes more than they work, a third of a core each: on two cores vitest itself would run one file at a time.
      ...(projects.includes('node')
        ? [`--maxWorkers=${Math.max(4, availableParallelism() - 1)}`]
        : []),
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ])
    return fromReport(name, readReport(report), status)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const printAfterwards = async (name, args) => {
  const { status, text } = await captureTool(name, args)
  console.log(text.trimEnd())
  return status
}

const fromReport = (name, report, status) => {
  const files = report?.testResults ?? []
  const tests = files.flatMap((file) =>
    file.assertionResults.map((test) => ({
      ...test,
      name: `${relative(root, file.name)}: ${test.fullName}`,
    })),
  )
  const named = (wanted) =>
    tests.filter(({ status: state }) => wanted.includes(state)).map(({ name }) => name)
  // A file that cannot even be imported has no tests that could fail.
  const brokenFiles = files
    .filter(
      (file) =>
        file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    )
    .map((file) => `${relative(root, file.name)}: ${file.message || 'did not run'}`)
  const failed = [...named(['failed']), ...brokenFiles]
  if (status !== 0 && failed.length === 0)
    failed.push(`${name}: vitest ended with status ${status}`)
  const retried = tests.filter(
    ({ status: state, failureMessages }) => state === 'passed' && failureMessages.length > 0,
  )
  return verdict(name, {
    passed: named(['passed']).length,
    failed,
    text: [
      ...retried.map((test) => `passed at the second try only: ${reasonOf(test)}`),
      ...tests.filter(({ status: state }) => state === 'failed').map(reasonOf),
    ].join('\n'),
    skipped: named(['skipped', 'pending', 'todo', 'disabled']),
  })
}

/** Its name, and what its first failure said: the log of a long run is long. */
const reasonOf = ({ name, failureMessages: [message = ''] }) =>
  `${name}\n  ${message.split('\n    at ')[0].slice(0, 1000)}`

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // vitest ended before it wrote one; its exit status says the rest.
    console.error(`No report by vitest: ${error.message}`)
    return null
  }
}
