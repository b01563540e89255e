import { afterEach, expect, it } from 'vitest'
import { RowsFile } from '../run/rowsFile.ts'
import { Child, type ChildCommand } from './child.ts'
import { isAlive } from './isAlive.ts'

/** Does what the recorder does as to the process that waits for it: says that it waits, reads its job, says that it is over. */
const PROGRAM = `
const { readSync, writeSync } = require('fs')
console.log('before')
writeSync(3, 'R')
const length = Buffer.alloc(4)
readSync(3, length, 0, 4)
const job = Buffer.alloc(length.readUInt32LE())
readSync(3, job, 0, job.length)
console.log(JSON.parse(job).file, process.pid)
writeSync(4, 'row')
writeSync(3, 'E')
setInterval(() => {}, 1000)
`
const started: Child[] = []

afterEach(async () => {
  for (const child of started.splice(0)) {
    child.kill()
    await child.gone
  }
})

function start(program: string, more: Partial<ChildCommand> = {}): Child {
  const rows = new RowsFile(1024)
  const command = { file: process.execPath, args: ['-e', program], env: {}, generations: 0 }
  const child = new Child({ ...command, ...more }, rows)
  rows.handedOver()
  started.push(child)
  return child
}

const job = {
  source: '',
  file: 'index.js',
  args: [],
  threadPoolSize: null,
  maxRows: 1,
  record: true,
  sampling: null,
}

it('waits for its job, gets it, says that it is over, and is gone when it is killed', async () => {
  const child = start(PROGRAM)
  expect([await child.ready, child.state, child.startText]).toEqual([true, 'waiting', 'before\n'])
  const printed: string[] = []
  child.start(job, (stream, bytes) => printed.push(stream, Buffer.from(bytes).toString()))
  await child.saidEnd
  await child.read()
  expect(child.state).toBe('running')
  const [stream, text = ''] = printed
  const pid = Number(/^index\.js (\d+)\n$/.exec(text)?.[1])
  expect([stream, isAlive(pid)]).toEqual(['stdout', true])
  expect(Buffer.from(child.rows.read()).toString()).toBe('row')
  child.kill()
  expect([await child.gone, child.state]).toEqual([{ code: null, signal: 'SIGKILL' }, 'gone'])
  expect(isAlive(pid)).toBe(false)
  child.rows.close()
})

it('is not ready when it ends instead, and keeps its last words', async () => {
  const child = start('console.error("no recorder here"); process.exitCode = 3')
  expect([await child.ready, await child.gone, child.startText]).toEqual([
    false,
    { code: 3, signal: null },
    'no recorder here\n',
  ])
})

it('is gone at once when there is no such program', async () => {
  const child = start('', { file: '/nowhere/node' })
  expect([await child.ready, await child.gone]).toEqual([false, { code: null, signal: null }])
  expect(child.startText).toContain('ENOENT')
})

it('is ended where it cannot be confined: without walls nothing runs', async () => {
  if (process.platform !== 'linux') return
  const confine = () => Promise.reject(new Error('no walls'))
  const child = start(PROGRAM, { confine })
  expect([await child.ready, (await child.gone).signal]).toEqual([false, 'SIGKILL'])
  expect(child.startText).toContain('no walls')
})
