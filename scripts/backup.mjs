import { runInPlace } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { inRoot } from './lib/paths.mjs'

/** `npm run backup -- FILE`, `npm run restore -- FILE`: all links into a file, and out of it. */
await script(async () => {
  await installDependencies()
  await runInPlace([inRoot('apps/tracer/src/backup.ts'), ...process.argv.slice(2)])
})
