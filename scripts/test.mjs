import { runChecks } from './lib/checks.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { Failure, script } from './lib/failure.mjs'
import { buildPage } from './lib/page.mjs'
import { runPhaseCheck } from './lib/phases.mjs'
import { runPlaywright } from './lib/playwright.mjs'
import { buildRecorder } from './lib/recorder.mjs'
import { absentRuntimes, addRuntimes, majors } from './lib/runtime.mjs'
import { findChromium, installSystemPackages } from './lib/systemPackage.mjs'
import { runVitest } from './lib/vitest.mjs'

/** `npm test -- NAME...` runs only those named; `whole` before them: in their whole form. */
const parts = {
  checks: runChecks,
  unit: async () => [await runVitest('unit', ['pure', 'node'])],
  browser: async () => [await runVitest('browser')],
  e2e: async () => [await runPlaywright()],
  attacks: async () => [await runVitest('attacks', ['attacks'], { quiet: true })],
  phases: async () => [await runPhaseCheck()],
}

/**
 * One stage after the other; the lanes of a stage side by side. What waits more than it works goes beside what works, and of two
 * that are side by side one alone prints while it runs. The journeys take both cores.
 */
const stages = [[['checks', 'browser'], ['phases']], [['unit'], ['attacks']], [['e2e']]]

await script(async () => {
  const words = process.argv.slice(2)
  if (words.includes('whole')) process.env.LOOPSCOPE_WHOLE = '1'
  const chosen = words.filter((word) => word !== 'whole')
  const unknown = chosen.filter((name) => !(name in parts))
  if (unknown.length > 0) {
    throw new Failure(
      `No such part of the tests: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}; and whole.`,
    )
  }
  await prepare()
  const verdicts = []
  const taken = []
  const runLane = async (lane) => {
    for (const name of lane) {
      if (chosen.length > 0 && !chosen.includes(name)) continue
      const begun = performance.now()
      verdicts.push(...(await parts[name]()))
      taken.push(`${name} ${seconds(begun)}`)
    }
  }
  const begun = performance.now()
  for (const lanes of stages) await Promise.all(lanes.map(runLane))
  console.log(`\nTime taken: ${taken.join(', ')}; ${seconds(begun)} in all`)
  report(verdicts)
})

function seconds(begun) {
  return `${Math.round((performance.now() - begun) / 1000)} s`
}

async function prepare() {
  await installDependencies()
  await installSystemPackages()
  const absent = absentRuntimes(majors)
  if (absent.length > 0) {
    console.log(`Installing Node ${absent.join(', ')} for snippets to run on`)
    await addRuntimes(absent)
  }
  process.env.CHROMIUM ??= findChromium() ?? '/usr/bin/chromium'
  await buildRecorder()
  await buildPage()
}

/** What is skipped was not tested: under CI, where everything must be there, it counts as failed. */
function report(verdicts) {
  const skipped = verdicts.flatMap((verdict) => verdict.skipped)
  const impossible = verdicts.flatMap((verdict) => verdict.impossible)
  const wrong = verdicts.flatMap((verdict) => verdict.failed)
  const strict = process.env.CI === 'true'
  console.log('')
  for (const { text } of verdicts) if (text !== '') console.log(text.trimEnd())
  for (const { name, passed, failed, skipped: left } of verdicts) {
    console.log(
      `${name}: ${passed} passed, ${failed.length} failed${left.length > 0 ? `, ${left.length} not run` : ''}`,
    )
  }
  for (const name of wrong) console.log(`failed: ${name}`)
  for (const name of skipped) console.log(`not run: ${name}`)
  for (const name of impossible)
    console.log(`not possible here, so neither passed nor failed: ${name}`)
  const passed = verdicts.reduce((sum, verdict) => sum + verdict.passed, 0)
  const failed = wrong.length + (strict ? skipped.length : 0)
  console.log(`${passed} passed, ${failed} failed`)
  if (failed > 0 || passed === 0) process.exitCode = 1
}
