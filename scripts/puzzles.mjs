import { runInPlace } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { inRoot } from './lib/paths.mjs'
import { buildRecorder } from './lib/recorder.mjs'

/** `npm run puzzles [NAME...]`: writes answers.json of every puzzle, or of those named, from 30 real runs on each version. */
await script(async () => {
  await installDependencies()
  await buildRecorder()
  await runInPlace([inRoot('puzzles/main.ts'), ...process.argv.slice(2)])
})
