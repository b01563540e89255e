import { handOver } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { inRoot } from './lib/place.mjs'
import { buildRecorder } from './lib/recorder.mjs'

/** `npm run verify:phases`: what Loopscope says of phases, against the kernel's own view. Arguments: apps/tracer/verify/main.ts. */
await script(async () => {
  await installDependencies()
  await buildRecorder()
  await handOver([inRoot('apps/tracer/verify/main.ts'), ...process.argv.slice(2)])
})
