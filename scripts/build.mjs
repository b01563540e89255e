import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { buildPage } from './lib/page.mjs'
import { buildRecorder } from './lib/recorder.mjs'

await script(async () => {
  await installDependencies()
  await buildRecorder()
  await buildPage()
})
