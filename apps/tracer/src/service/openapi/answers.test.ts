import { SITE_PAGES } from '@loopscope/shared/site/sitePages'
import type { BatchEvent } from '@loopscope/shared/wire/batch'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadPuzzles } from '../../puzzles/loadPuzzles.ts'
import { labClient } from '../../testing/labClient.ts'
import { answerProblems } from '../../testing/openApiAnswers.ts'
import { routesOf } from '../../testing/routesOf.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'
import { settled } from '../../testing/testSession.ts'
import { OPERATIONS, type OpenApiDocument } from './openApiDocument.ts'

let service: TestService
let document: OpenApiDocument

beforeAll(async () => {
  service = await startTestService([24], { puzzles: loadPuzzles() })
  document = (await (await fetch(`${service.url}/api/openapi.json`)).json()) as OpenApiDocument
})
afterAll(() => service.close())

it('the document has every route of the app that is no page, and no other', () => {
  const pages = SITE_PAGES.flatMap(({ addresses }) => addresses)
  const isPage = (route: string) =>
    ['/sw.js', ...pages].some((page) => route === `get ${page.replaceAll(/:(\w+)/g, '{$1}')}`)
  const routes = routesOf(service.app)
  const written = OPERATIONS.map(({ method, path }) => `${method} ${path}`)
  // Express would answer it like GET and never end: it is refused like every other method.
  const refused = 'head /api/labs/{id}/events'
  expect(routes.filter((route) => !isPage(route) && route !== refused).toSorted()).toEqual(
    written.toSorted(),
  )
})

it('each address answers what the document says, and refuses as it says', {
  timeout: 60_000,
}, async () => {
  const answers: Answered[] = []
  await askEverything(answers)
  // Only now: to compile the schemas takes this process seconds, in which its service would be deaf.
  const problemsOf = answerProblems(document)
  const problems = answers.flatMap(({ method, path, response, text }) =>
    problemsOf(method, path, response, text).map(
      (problem) => `${method} ${path} ${response.status}: ${problem}`,
    ),
  )
  expect(problems).toEqual([])
  const asked = new Set(answers.map(({ method, path }) => `${method} ${path}`))
  expect([...asked].toSorted()).toEqual(
    OPERATIONS.map(({ method, path }) => `${method} ${path}`).toSorted(),
  )
})

type Method = 'get' | 'post' | 'delete'
type Answered = {
  readonly method: Method
  readonly path: string
  readonly response: Response
  readonly text: string
}

/** At least one request for each operation, and for most one that is refused. */
async function askEverything(answers: Answered[]): Promise<void> {
  const visitor = labClient(service)
  const { post } = visitor
  const ask = async (method: Method, path: string, sent: Promise<Response>) => {
    const response = await sent
    const text = await response.text()
    answers.push({ method, path, response, text })
    return text
  }
  const get = (path: string, id = '') => ask('get', path, visitor.get(filled(path, id)))
  const send = (path: string, body: object, id = '') =>
    ask('post', path, post(filled(path, id), body))
  const remove = (path: string, id: string, headers = {}) =>
    ask('delete', path, visitor.remove(filled(path, id), headers))

  for (const path of ['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/versions'])
    await get(path)

  const source =
    'setTimeout(() => console.log(1)); require("fs").readFile(__filename, () => { throw new Error("x") })'
  const [first] = linesOf<{ runId: string }>(await send('/api/runs', { source }))
  const runId = first?.runId
  await send('/api/runs', { source: '' })
  for (const id of [runId, 'none']) {
    await get('/api/runs/{runId}', id)
    await send('/api/runs/{runId}/fidelity', {}, id)
    await send('/api/runs/{runId}/sample', {}, id)
  }
  const batch = await send('/api/batches', { source, runs: 2 })
  expect(linesOf<BatchEvent>(batch).map(({ type }) => type)).toEqual(['result', 'result', 'done'])
  await send('/api/batches', { source, runs: 1000 })
  const batchId = answers.at(-2)?.response.headers.get('content-location')?.split('/').at(-1)
  for (const id of [batchId, 'none']) await get('/api/batches/{id}', id)

  await get('/api/puzzles')
  for (const name of [...loadPuzzles().map((puzzle) => puzzle.name), 'none'])
    await get('/api/puzzles/{name}', name)

  const { id: shareId, deleteKey } = JSON.parse(await send('/api/shares', { runId })) as {
    id: string
    deleteKey: string
  }
  await send('/api/shares', { shareId: 'none' })
  for (const id of [shareId, 'none']) {
    await get('/api/shares/{id}', id)
    await get('/api/shares/{id}/moment', id)
    await get('/api/shares/{id}/recording', id)
  }
  await remove('/api/shares/{id}', shareId)
  await remove('/api/shares/{id}', shareId, { authorization: `Bearer ${deleteKey}` })

  await get('/api/labs')
  await send('/api/labs', { demo: 'none' })
  const { id } = JSON.parse(await send('/api/labs', { demo: 'cluster' })) as { id: string }
  await send('/api/labs', { demo: 'cluster' })
  await visitor.read(id, settled(2))
  const epoch = service.labs.active[0]?.epoch ?? 0
  await send('/api/labs/{id}/actions', { action: 'send', count: 1, epoch }, id)
  await send('/api/labs/{id}/actions', { action: 'fork', epoch: epoch + 1 }, id)
  await get('/api/labs/{id}/stats', id)
  await get('/api/labs/{id}/recording', id)
  const ofLab = JSON.parse(await send('/api/shares', { labId: id })) as { id: string }
  await get('/api/shares/{id}', ofLab.id)
  const events = get('/api/labs/{id}/events', id)
  await remove('/api/labs/{id}', id)
  await events
  await remove('/api/labs/{id}', 'none')
}

/** "/api/runs/{runId}" with this in place of its parameter. */
function filled(path: string, id: string): string {
  return path.replace(/\{\w+\}/, id)
}

function linesOf<T>(text: string): T[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}
