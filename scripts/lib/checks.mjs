import { captureTool } from './command.mjs'
import { ofStatus } from './verdict.mjs'

/** Types, lint, import rules and unused code, all at once. Resolves to their verdicts. */
export const runChecks = () =>
  Promise.all([
    ...checks.map(async ([name, tool, args]) => ofStatus(name, await captureTool(tool, args))),
    importRules(),
  ])

/** Who imports whom. Its parser is loaded here, as it may just have been installed. */
async function importRules() {
  const { brokenImportRules } = await import('./importRules.mjs')
  const broken = brokenImportRules()
  return ofStatus('import rules', { status: broken.length === 0 ? 0 : 1, text: broken.join('\n') })
}

const checks = [
  ['types', 'tsc', ['-b', '--pretty', 'false']],
  ['lint and format', 'biome', ['ci', '--colors=off', '--max-diagnostics=50', '.']],
  ['unused code', 'knip', ['--no-progress']],
]
