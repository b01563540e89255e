import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** An absolute path inside the repository. */
export const inRoot = (...parts) => join(root, ...parts)

const binaries = inRoot('node_modules', '.bin')

/** This machine as the npm packages of Node name it: "linux-x64", "darwin-arm64", "win-x64". */
export const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/** Node 24, as installed by the root's optionalDependencies; the running Node where its package is missing. */
export const node24 = () => {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = inRoot('node_modules', `node-24-${platform}`, 'bin', file)
  return existsSync(path) ? path : process.execPath
}

/**
 * The JavaScript file behind a tool's command, so that Node 24 can run it on every platform without a shell. A workspace's own
 * version goes before the root's.
 */
export const tool = (name) => {
  const candidates = ['apps/tracer', 'apps/web', '.'].map((folder) =>
    inRoot(folder, 'node_modules', toolFiles[name]),
  )
  return candidates.find((path) => existsSync(path)) ?? candidates.at(-1)
}

const toolFiles = {
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
  playwright: '@playwright/test/cli.js',
  rolldown: 'rolldown/bin/cli.mjs',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
}

/** PATH with the repository's own tools first: Node 24 and those of the lock file. */
export const pathWithTools = () => [binaries, ...foreignPath()].join(delimiter)

/** PATH without the repository's own tools, for npm: `npm ci` removes the folder that they live in. */
export const pathWithoutTools = () => foreignPath().join(delimiter)

/** The folders of PATH, without the repository's own tools. */
export const foreignPath = () =>
  (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '' && folder !== binaries)
