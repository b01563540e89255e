import { existsSync } from 'node:fs'
import { captureTool } from './command.mjs'
import { compressFiles } from './compressFiles.mjs'
import { Failure } from './failure.mjs'
import { sources } from './fingerprint.mjs'
import { inRoot } from './paths.mjs'

const inputs = [
  'apps/web',
  'packages/shared',
  'puzzles',
  'package-lock.json',
  'scripts/lib/page.mjs',
  'scripts/lib/compressFiles.mjs',
]

/** Builds the pages into apps/web/dist, unless their sources are as they were. */
export const buildPage = async () => {
  if (!existsSync(inRoot('apps/web/index.html'))) {
    throw new Failure('The pages cannot be built: apps/web/index.html does not exist.')
  }
  const { same, note } = sources('page', inputs)
  if (existsSync(inRoot('apps/web/dist/index.html')) && same) return
  console.log('Building the pages')
  // The player lies in the folder that the pages empty first.
  for (const config of ['vite.config.ts', 'player.config.ts']) {
    const args = ['build', '--config', config, '--logLevel', 'warn']
    const { status, text } = await captureTool('vite', args, { cwd: inRoot('apps/web') })
    if (status !== 0) throw new Failure(`The pages could not be built.\n${withoutStack(text)}`)
  }
  await compressFiles(inRoot('apps/web/dist'))
  note()
}

const withoutStack = (text) =>
  text
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
