import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { installDependencies } from './lib/dependencies.mjs'
import { Failure, script } from './lib/failure.mjs'
import { inRoot, node24, pathWithTools, tool } from './lib/paths.mjs'
import { buildRecorder } from './lib/recorder.mjs'
import { keepRestarting } from './lib/restarting.mjs'
import { absentRuntimes, addRuntimes, usualMajors } from './lib/runtime.mjs'
import { onStop } from './lib/stopping.mjs'

const tracerPort = process.env.PORT ?? '4600'

await script(async () => {
  await installDependencies()
  const absent = absentRuntimes(usualMajors)
  if (absent.length > 0) await addRuntimes(absent)

  const stopTracer = keepRestarting({
    args: [inRoot('apps/tracer/src/main.ts')],
    env: { HOST: '127.0.0.1', PORT: tracerPort },
    folders: ['apps/tracer/src', 'packages/shared/src', 'puzzles'].map((folder) => inRoot(folder)),
    prepare: rebuild,
  })
  const vite = spawn(node24(), [tool('vite')], {
    cwd: inRoot('apps/web'),
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: pathWithTools(),
      LOOPSCOPE_TRACER: `http://127.0.0.1:${tracerPort}`,
    },
  })
  onStop(() => vite.kill('SIGTERM'))
  await once(vite, 'exit')
  await stopTracer()
  // Vite ends with 143 when it is told to stop.
  process.exit(0)
})

async function rebuild() {
  try {
    await buildRecorder()
    return null
  } catch (error) {
    if (error instanceof Failure) return error.message
    throw error
  }
}
