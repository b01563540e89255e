import {
  type Share,
  type ShareCreated,
  shareCreatedSchema,
  shareSchema,
} from '@loopscope/shared/wire/share'
import type { TestService } from './startTestService.ts'

export const JSON_TYPE = { 'content-type': 'application/json' }

export const NO_LINK = 'There is no such link. It was deleted, expired, or never existed.'

/** A snippet with megabytes of recording, which compress well. */
export const BIG =
  'for (let i = 0; i < 16000; i++) Promise.resolve(i).then(() => {}); console.log(1)'

/** Status and sentence of a refusal. */
export const told = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { message: string } }).error.message,
]

/** What a client does with links, for tests. */
export const linkClient = ({ url, post }: TestService) => ({
  async record(source: string): Promise<{ runId: string; ndjson: string }> {
    const ndjson = await (await post('/api/runs', { source })).text()
    const header = JSON.parse(ndjson.slice(0, ndjson.indexOf('\n'))) as { runId: string }
    return { runId: header.runId, ndjson }
  },
  async share(body: unknown): Promise<ShareCreated> {
    return shareCreatedSchema.parse(await (await post('/api/shares', body)).json())
  },
  async get(id: string): Promise<Share> {
    return shareSchema.parse(await (await fetch(`${url}/api/shares/${id}`)).json())
  },
  remove: (id: string, headers: Record<string, string> = {}, body?: string) =>
    fetch(`${url}/api/shares/${id}`, { method: 'DELETE', headers, ...(body && { body }) }),
})
