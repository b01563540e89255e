import { runInPlace } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { inRoot } from './lib/paths.mjs'
import { buildRecorder } from './lib/recorder.mjs'

/** `npm run verify:cluster`: several replicas behind HAProxy, and what their deaths cost. Arguments: apps/tracer/verify/cluster/main.ts. */
await script(async () => {
  await installDependencies()
  await buildRecorder()
  await runInPlace([inRoot('apps/tracer/verify/cluster/main.ts'), ...process.argv.slice(2)])
})
