import { captureTool } from './command.mjs'
import { ofStatus } from './verdict.mjs'

/** Types, lint and unused code, all at once. Resolves to their verdicts. */
export const runChecks = () =>
  Promise.all(
    checks.map(async ([name, tool, args]) => ofStatus(name, await captureTool(tool, args))),
  )

const checks = [
  ['types', 'tsc', ['-b', '--pretty', 'false']],
  ['lint and import rules', 'biome', ['ci', '--colors=off', '--max-diagnostics=50', '.']],
  ['unused code', 'knip', ['--no-progress']],
]
