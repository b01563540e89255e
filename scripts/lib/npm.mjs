import { run } from './command.mjs'
import { Failure } from './failure.mjs'
import { pathWithoutTools, root } from './paths.mjs'

/**
 * Runs npm in a folder, with the Node that the person started npm with: the repository's own Node 24 lives in the folder
 * that `npm ci` empties. A Failure with the given sentence when it does not succeed.
 */
export const npm = async (args, { cwd = root, otherwise }) => {
  const [command, first] = npmCommand()
  const status = await run(
    command,
    [...first, ...args, '--no-fund', '--no-audit', '--loglevel=error'],
    {
      cwd,
      env: environment(),
    },
  )
  if (status !== 0) throw new Failure(`${otherwise} (npm ended with status ${status})`)
}

const npmCommand = () => {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  if (cli?.endsWith('.js') && node && !node.startsWith(root)) return [node, [cli]]
  return process.platform === 'win32' ? ['npm.cmd', []] : ['npm', []]
}

/** What the outer `npm run` has set would be taken for this npm's own settings. */
const environment = () => {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(config_(local_prefix|noproxy)|package|lifecycle|command|node_execpath|execpath)/.test(
        name,
      ) && name !== 'INIT_CWD',
  )
  return { ...Object.fromEntries(inherited), PATH: pathWithoutTools() }
}
