import { runInPlace } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { inRoot } from './lib/paths.mjs'

/** `npm run notes`: writes docs/notes.md out of the lessons' data. */
await script(async () => {
  await installDependencies()
  await runInPlace([inRoot('apps/tracer/verify/lessons/writeNotes.ts')])
})
