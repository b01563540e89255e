import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { AdminSocket } from './adminSocket.ts'
import { retellStates } from './retellStates.ts'

const folder = mkdtempSync(join(tmpdir(), 'admin-'))
const path = join(folder, 'admin.sock')
/** The HAProxy that has the socket, and what it was asked. */
let holder = 7
let asked: string[] = []
const server = createServer({ allowHalfOpen: true }, (socket) => {
  let text = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    text += chunk
  })
  socket.once('end', () => {
    asked.push(text.trim())
    socket.end(`Name: HAProxy\nPid: ${holder}\nUptime: 0d\n`)
  })
})

beforeAll(() => new Promise<void>((resolve) => server.listen(path, resolve)))
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  asked = []
})

async function retell(pid: number, states: Map<string, 'drain' | 'maint'>) {
  const told: LabEvent[] = []
  const parts = { put: (event: LabEvent) => void told.push(event), now: () => 5, over: () => false }
  const process = { process: 'haproxy 2', pid }
  await retellStates({ ...parts, admin: new AdminSocket(path) }, process, states)
  return told
}

it('tells the next HAProxy how its servers were set', async () => {
  const states = new Map([['web-api-1', 'maint'] as const, ['web-api-2', 'drain'] as const])
  expect([await retell(7, states), asked, states.size]).toEqual([
    [],
    [
      'show info;set server web-api/web-api-1 state maint',
      'show info;set server web-api/web-api-2 state drain',
    ],
    2,
  ])
})

it('says so where another HAProxy has the socket and it was never heard', async () => {
  holder = 8
  const states = new Map([['web-api-1', 'maint'] as const])
  const told = await retell(7, states)
  holder = 7
  expect([told, states.size]).toEqual([
    [
      {
        ...{ type: 'untold', at: 5, process: 'haproxy 2', pid: 7 },
        ...{ server: 'web-api-1', state: 'maint' },
      },
    ],
    0,
  ])
})
