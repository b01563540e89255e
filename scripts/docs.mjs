import { handOver } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { inRoot } from './lib/place.mjs'

/** `npm run docs`: writes docs/configuration.md out of what reads the variables. */
await script(async () => {
  await installDependencies()
  await handOver([inRoot('apps/tracer/verify/writeDocs.ts')])
})
