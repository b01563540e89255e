import { runChecks } from './lib/checks.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'

await script(async () => {
  await installDependencies()
  for (const { name, failed, text } of await runChecks()) {
    console.log(failed.length === 0 ? `${name}: right` : `${name}: wrong\n${text}`)
    if (failed.length > 0) process.exitCode = 1
  }
})
