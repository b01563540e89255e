import { runInPlace } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { inRoot } from './lib/paths.mjs'

/** `npm run verify:container`: the image built, started and attacked. Arguments: apps/tracer/verify/container/main.ts. */
await script(async () => {
  await installDependencies()
  await runInPlace([inRoot('apps/tracer/verify/container/main.ts'), ...process.argv.slice(2)])
})
