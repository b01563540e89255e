import { existsSync } from 'node:fs'
import { runInPlace } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { Failure, script } from './lib/failure.mjs'
import { buildPage } from './lib/page.mjs'
import { inRoot } from './lib/paths.mjs'
import { buildRecorder } from './lib/recorder.mjs'
import { absentRuntimes, addRuntimes, usualMajors } from './lib/runtime.mjs'
import { serviceProcess } from './lib/serviceProcess.mjs'

const service = inRoot('apps/tracer/src/main.ts')

await script(async () => {
  await installDependencies()
  await installRuntimes()
  await buildRecorder()
  await buildPage()
  if (!existsSync(service))
    throw new Failure(`There is no service to start: ${service} does not exist.`)
  const { arguments: options, environment } = serviceProcess()
  await runInPlace([...options, service, ...process.argv.slice(2)], environment)
})

async function installRuntimes() {
  const absent = absentRuntimes(usualMajors)
  if (absent.length === 0) return
  console.log(`Installing Node ${absent.join(', ')} for snippets to run on`)
  await addRuntimes(absent)
}
