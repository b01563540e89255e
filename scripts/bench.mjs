import { existsSync } from 'node:fs'
import { runInPlace } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { Failure, script } from './lib/failure.mjs'
import { buildPage } from './lib/page.mjs'
import { inRoot } from './lib/paths.mjs'
import { buildRecorder } from './lib/recorder.mjs'

const program = inRoot('bench/main.ts')

await script(async () => {
  await installDependencies()
  await buildRecorder()
  await buildPage()
  if (!existsSync(program))
    throw new Failure('There is no bench yet: bench/main.ts does not exist.')
  await runInPlace([program, ...process.argv.slice(2)])
})
