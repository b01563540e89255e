import { runInPlace } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { inRoot } from './lib/paths.mjs'

/** `npm run docs`: writes docs/configuration.md and docs/api.md out of what reads the variables and the requests. */
await script(async () => {
  await installDependencies()
  await runInPlace([inRoot('apps/tracer/verify/writeDocs.ts')])
})
