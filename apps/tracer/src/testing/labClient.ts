import {
  type LabBatch,
  type LabCreated,
  labBatchSchema,
  labCreatedSchema,
} from '@loopscope/shared/lab/labApi'
import { LabFold } from '@loopscope/shared/lab/labAt'
import type { DemoName } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { TestService } from './startTestService.ts'

type Message = { readonly event: string; readonly id: string; readonly batch: LabBatch }

/** A browser without a page, for tests: it keeps its cookie, opens a session and reads its stream. */
export function labClient(service: TestService, cookie = '') {
  const headers = (more: Record<string, string> = {}) => ({
    'content-type': 'application/json',
    cookie,
    ...more,
  })
  const keep = (response: Response): Response => {
    const [given] = response.headers.getSetCookie()
    if (given !== undefined) cookie = given.split(';')[0] ?? ''
    return response
  }
  const post = (path: string, body: unknown, more?: Record<string, string>) =>
    service.post(path, body, headers(more)).then(keep)
  return {
    post,
    cookie: () => cookie,
    get: (path: string, more?: Record<string, string>) =>
      fetch(service.url + path, { headers: headers(more) }).then(keep),
    remove: (path: string, more?: Record<string, string>) =>
      fetch(service.url + path, { method: 'DELETE', headers: headers(more) }),
    async open(demo: DemoName = 'cluster'): Promise<LabCreated> {
      return labCreatedSchema.parse(await (await post('/api/labs', { demo })).json())
    },
    /** Reads the stream until this is true, or it ends; resolves to what came. */
    async read(
      id: string,
      isTrue: (moment: LabMoment) => boolean,
      lastEventId?: string,
    ): Promise<Message[]> {
      const left = new AbortController()
      const more = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
      const { signal } = left
      const response = await fetch(`${service.url}/api/labs/${id}/events`, {
        headers: headers(more),
        signal,
      })
      const messages: Message[] = []
      const fold = new LabFold()
      let text = ''
      if (response.body === null) return messages
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        text += chunk
        const whole = text.split('\n\n')
        text = whole.pop() ?? ''
        for (const one of whole) {
          if (one.startsWith(':')) continue
          const [, event = '', number = '', data = ''] =
            /^event: (\w+)\nid: (\d+)\ndata: (.*)$/s.exec(one) ?? []
          const batch = labBatchSchema.parse(JSON.parse(data))
          messages.push({ event, id: number, batch })
          fold.append(batch.events)
          const moment = fold.at(Number.POSITIVE_INFINITY)
          if (moment !== null && isTrue(moment)) {
            left.abort()
            return messages
          }
        }
      }
      return messages
    },
  }
}
