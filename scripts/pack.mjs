import { run } from './lib/command.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { script } from './lib/failure.mjs'
import { buildPackage, packageFolder } from './lib/package.mjs'
import { buildRecorder } from './lib/recorder.mjs'

/** `npm run pack`: the command line as a tarball, apps/tracer/dist/npm/loopscope-<version>.tgz. */
await script(async () => {
  await installDependencies()
  await buildRecorder()
  await buildPackage()
  process.exitCode = await run('npm', ['pack', '--ignore-scripts'], { cwd: packageFolder })
})
