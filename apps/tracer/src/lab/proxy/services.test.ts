import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { stillAlive, stillListening } from '../../testing/leftovers.ts'
import { freePort } from '../freePort.ts'

const PATHS = ['/', '/health', '/health/deep']

type Service = { child: ChildProcess; port: number; pid: number; ended: Promise<unknown[]> }

const services: Service[] = []
afterEach(async () => {
  const left = services.splice(0)
  for (const { child } of left) child.kill('SIGKILL')
  await Promise.all(left.map(({ ended }) => ended))
  expect([
    await stillAlive(left.map(({ pid }) => pid)),
    await stillListening(left.map(({ port }) => port)),
  ]).toEqual([[], []])
})

/** Resolves when the program has said that it listens. */
async function start(program: string, env: Record<string, string> = {}): Promise<Service> {
  const port = await freePort(new Set(services.map((service) => service.port)))
  const file = fileURLToPath(new URL(`../../../demos/services/${program}`, import.meta.url))
  const child = spawn(process.execPath, [file], {
    env: { PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const service = { child, port, pid: child.pid ?? 0, ended: once(child, 'exit') }
  services.push(service)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  expect(line.toString()).toMatch(`pid=${service.pid} listens on http://127.0.0.1:${port}\n`)
  return service
}

const ask = async ({ port }: Service, path: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  return [answer.status, await answer.text()]
}
const statuses = (service: Service) =>
  Promise.all(PATHS.map(async (path) => (await ask(service, path))[0]))

/** `patienceMs`: of web-api. As long as a machine may stand still, but for a test that waits for it. */
async function startBoth(patienceMs = 30_000) {
  const recipeApi = await start('recipeApi.ts')
  const env = { TARGET: `127.0.0.1:${recipeApi.port}`, PATIENCE_MS: String(patienceMs) }
  const webApi = await start('webApi.ts', env)
  return { recipeApi, webApi }
}

describe('recipe-api and web-api', () => {
  it('answer a request together, and each says who it is', async () => {
    const { recipeApi, webApi } = await startBoth()
    const [status, text] = await ask(webApi, '/')
    expect([status, JSON.parse(String(text))]).toEqual([
      200,
      {
        consumer_pid: webApi.pid,
        producer_data: {
          producer_pid: recipeApi.pid,
          recipe: {
            id: 42,
            name: 'Chicken Tikka: Thoughts on a Curry',
            ingredients: [
              { id: 1, name: 'Chicken', quantity: '1 lb' },
              { id: 2, name: 'Sauce', quantity: '1/2 cup' },
            ],
          },
        },
      },
    ])
    expect(await ask(recipeApi, '/recipes/7')).toEqual([404, '{"error":"not_found"}'])
    expect(await statuses(webApi)).toEqual([200, 200, 200])
  })

  it('without recipe-api, web-api fails; the shallow health check does not see it, the deep one does', async () => {
    const { recipeApi, webApi } = await startBoth()
    recipeApi.child.kill('SIGKILL')
    await recipeApi.ended
    expect(await statuses(webApi)).toEqual([500, 200, 503])
    expect(await ask(webApi, '/health/deep')).toEqual([503, 'recipe-api does not answer'])
  })

  it('the deep health check sees a recipe-api that is frozen', async () => {
    const { recipeApi, webApi } = await startBoth(1000)
    recipeApi.child.kill('SIGSTOP')
    expect(await statuses(webApi)).toEqual([500, 200, 503])
  })

  it('end on SIGTERM with 0, though clients are connected that ask nothing', async () => {
    const { recipeApi, webApi } = await startBoth()
    await ask(webApi, '/')
    const idle = [recipeApi, webApi].map(({ port }) => connect(port, '127.0.0.1'))
    for (const socket of idle) socket.on('error', () => undefined)
    await Promise.all(idle.map((socket) => once(socket, 'connect')))
    for (const { child } of [webApi, recipeApi]) child.kill('SIGTERM')
    expect([await webApi.ended, await recipeApi.ended]).toEqual([
      [0, null],
      [0, null],
    ])
    for (const socket of idle) socket.destroy()
  })
})
