#!/usr/bin/env node
// The command line is TypeScript for Node 24 or later. An older Node hands over to the repository's own.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const main = new URL('../src/cli/main.ts', import.meta.url)
if (Number.parseInt(process.versions.node, 10) >= 24) await runHere()
else runOnOwnNode()

async function runHere() {
  // What Node makes of the sources (types stripped, code compiled) is kept for the next time. The service shares the folder.
  module.enableCompileCache(
    fileURLToPath(new URL('../../../node_modules/.cache/loopscope', import.meta.url)),
  )
  await import(main.href)
}

function runOnOwnNode() {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const windows = process.platform === 'win32'
  const platform = windows ? 'win' : process.platform
  const own = `${root}node_modules/node-24-${platform}-${process.arch}/bin/${windows ? 'node.exe' : 'node'}`
  if (!existsSync(own)) {
    console.error('Loopscope needs its own Node 24: run npm install in its folder once.')
    process.exit(2)
  }
  // Early releases of Node 24 warn that reading TypeScript is experimental.
  const flags = ['--disable-warning=ExperimentalWarning']
  const child = spawn(own, [...flags, fileURLToPath(main), ...process.argv.slice(2)], {
    // Nothing is sent over the channel: it closes when this process is killed, and then the child ends its run.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  // A terminal's Ctrl+C reaches both and so comes to the child twice, which it takes as once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (status, signal) => process.exit(status ?? 128 + constants.signals[signal]))
}
