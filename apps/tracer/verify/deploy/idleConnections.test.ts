import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Child, freePortOf } from '../cluster/child.ts'
import { DEPLOY, findProgram } from './program.ts'

const haproxy = findProgram('haproxy')

/** What HAProxy must not ask twice, and what it may. */
const ASKED = [
  ...['POST /api/shares', 'POST /api/shares', 'DELETE /api/shares/x', 'DELETE /api/shares/x'],
  ...['POST /api/labs/x/actions', 'POST /api/labs/x/actions', 'DELETE /api/labs/x'],
  ...['POST /api/runs', 'POST /api/runs', 'GET /api/versions', 'GET /api/versions'],
  ...[
    'GET /api/runs/x',
    'GET /api/shares/x',
    'GET /api/shares/y',
    'GET /assets/x',
    'GET /assets/y',
  ],
]

it.runIf(haproxy)(
  'no request of a client is lost to a replica that closes an idle connection just then',
  async () => {
    // As one whose keepAliveTimeout is over in the moment in which the next request comes: it has read nothing, and closes.
    const asked = new WeakSet<Socket>()
    const replica = createServer((incoming, response) => {
      if (asked.has(incoming.socket)) return incoming.socket.destroy()
      if (incoming.url !== '/readyz') asked.add(incoming.socket)
      incoming.resume()
      return response.end('{}')
    }).listen(0, '127.0.0.1')
    await once(replica, 'listening')
    const address = `127.0.0.1:${(replica.address() as AddressInfo).port}`
    const edge = `127.0.0.1:${await freePortOf('127.0.0.1')}`
    const child = new Child(
      [haproxy ?? '', '-db', '-f', join(DEPLOY, 'haproxy.cfg')],
      {
        ...{ PATH: process.env['PATH'], LOOPSCOPE_EDGE: edge },
        ...{ LOOPSCOPE_A: address, LOOPSCOPE_B: address, LOOPSCOPE_C: address },
      },
      { answers: `http://${edge}/readyz` },
    )
    await child.start()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = async (what: string) => {
      const [method = '', path = ''] = what.split(' ')
      const sent = request(`http://${edge}${path}`, { method, agent })
      if (method === 'POST') sent.setHeader('content-type', 'application/json')
      sent.end(method === 'POST' ? '{}' : '')
      try {
        const [answer] = await once(sent, 'response')
        answer.resume()
        await once(answer, 'end')
        return `${what}: ${answer.statusCode}`
      } catch (error) {
        return `${what}: ${(error as NodeJS.ErrnoException).code}`
      }
    }
    try {
      const answers: string[] = []
      for (const what of ASKED) answers.push(await ask(what))
      expect(answers).toEqual(ASKED.map((what) => `${what}: 200`))
    } finally {
      agent.destroy()
      await child.end('SIGKILL')
      replica.closeAllConnections()
      replica.close()
    }
  },
)
