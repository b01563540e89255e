import { existsSync } from 'node:fs'
import { capture } from './command.mjs'
import { inRoot, node24 } from './paths.mjs'
import { verdict } from './verdict.mjs'

/** The exit status of verify:phases on a machine whose kernel cannot be probed (no root, no uprobes, no right to mount tracefs). */
const CANNOT = 77

/**
 * The recorder's phases against the kernel's. Each program on two versions, and fewer random ones than `npm run verify:phases`
 * has; as many as there in the whole form.
 */
export const runPhaseCheck = async () => {
  const name = 'phases against the kernel'
  if (!existsSync(inRoot('scripts/verifyPhases.mjs'))) {
    return verdict(name, { failed: [`${name}: scripts/verifyPhases.mjs does not exist`] })
  }
  console.log('\nComparing phases with the kernel')
  const few = process.env.LOOPSCOPE_WHOLE === '1' ? [] : ['--random', '20', '--turns']
  const { status, text } = await capture(node24(), ['scripts/verifyPhases.mjs', ...few])
  console.log(text.trimEnd())
  if (status === 0) return verdict(name, { passed: 1 })
  if (status === CANNOT) {
    const why = /Not verified: (.*)\.$/m.exec(text)?.[1] ?? 'this kernel cannot be probed'
    return verdict(name, { impossible: [`${name}: ${why}`] })
  }
  return verdict(name, { failed: [name] })
}
