import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const FILE = new URL('./keepCompiledCode.ts', import.meta.url).href
const INSTALLED = fileURLToPath(new URL('../../../node_modules', import.meta.url))

const PROGRAM = `
import { execFileSync } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { keepCompiledCode } from '${FILE}'
keepCompiledCode()
await import('${new URL('./config.ts', import.meta.url).href}')
const child = 'process.stdout.write(String(require("node:module").getCompileCacheDir()))'
console.log(JSON.stringify([getCompileCacheDir(), execFileSync(process.execPath, ['-e', child]) + '']))
`

it('has Node keep what it makes of the sources, among what is installed, and tells no child process of it', () => {
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM]).toString()
  const [folder = '', childs] = JSON.parse(told) as [string, string]
  expect([dirname(folder), childs]).toEqual([join(INSTALLED, '.cache', 'loopscope'), 'undefined'])
  expect(existsSync(folder) && readdirSync(folder).length > 0).toBe(true)
})
