import { runInPlace } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { inRoot } from './lib/paths.mjs'
import { buildRecorder } from './lib/recorder.mjs'

/** `npm run verify:phases`: what Loopscope says of phases, against the kernel's own view. Arguments: apps/tracer/verify/main.ts. */
await script(async () => {
  await installDependencies()
  await buildRecorder()
  await runInPlace([inRoot('apps/tracer/verify/main.ts'), ...process.argv.slice(2)])
})
