#!/usr/bin/env node
// The command line is TypeScript for Node 24. Whatever Node was called, the repository's own runs it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const platform = process.platform === 'win32' ? 'win' : process.platform
const file = process.platform === 'win32' ? 'node.exe' : 'node'
const own = `${root}node_modules/node-24-${platform}-${process.arch}/bin/${file}`
const major = Number.parseInt(process.versions.node, 10)
if (!existsSync(own) && major < 24) {
  console.error('Loopscope needs its own Node 24: run npm ci in its folder once.')
  process.exit(2)
}
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const node = existsSync(own) ? own : process.execPath
const { status, signal } = spawnSync(node, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], { stdio: 'inherit' })
if (signal !== null) process.kill(process.pid, signal)
process.exit(status ?? 1)
