import { internalModule, nodeMajor } from '../internals.ts'
import { captureSite, newLook } from '../stacks/sites.ts'
import { whenLoaded } from '../whenLoaded.ts'
import { dataOf } from './dataOf.ts'
import {
  COMPLETED,
  connectionOf,
  FAILED,
  FETCH,
  messageOf,
  newRequest,
  RESPONDED,
  SENT,
  sayMoment,
  sayRequest,
} from './requests.ts'

type ChannelMessage = {
  readonly request?: unknown
  readonly response?: unknown
  readonly socket?: unknown
}
type Channels = {
  channel: (name: string) => { subscribe: (told: (message: unknown) => void) => void }
}

const look = newLook()

/**
 * The requests of fetch. It reads answers with a parser of its own, inside the callbacks of its sockets, and tells of them
 * by diagnostics channels (undici): these are heard from when fetch is first used.
 */
export function armFetchRequests(): void {
  if (nodeMajor < 18) return
  whenLoaded('internal/deps/undici/undici', () => {
    const channels = internalModule<Channels>('diagnostics_channel')
    if (channels === undefined) return
    const hear = (name: string, heard: (told: ChannelMessage) => void) =>
      channels.channel(`undici:${name}`).subscribe((message) => heard(message as ChannelMessage))
    channels.channel('undici:request:create').subscribe(created)
    hear('client:sendHeaders', (told) => say(told, SENT, 0, connectionOf(told.socket)))
    hear('request:headers', (told) => {
      const status = dataOf(told.response, 'statusCode')
      say(told, RESPONDED, typeof status === 'number' ? status : 0)
    })
    hear('request:trailers', (told) => say(told, COMPLETED))
    hear('request:error', (told) => say(told, FAILED))
  })
}

function created(told: unknown): void {
  const request = dataOf(told, 'request')
  if (typeof request !== 'object' || request === null) return
  sayRequest(newRequest(request), FETCH, 0, 0, targetOf(request), captureSite(created, look))
}

function say({ request }: ChannelMessage, moment: number, status = 0, connection = 0): void {
  const message = typeof request === 'object' && request !== null ? messageOf(request) : undefined
  if (message !== undefined) sayMoment(message, moment, status, 0, connection, '')
}

/** "GET http://127.0.0.1:3000/slow" */
function targetOf(request: object): string {
  const method = dataOf(request, 'method')
  const origin = dataOf(request, 'origin')
  const path = dataOf(request, 'path')
  if (typeof method !== 'string' || typeof path !== 'string') return ''
  return `${method} ${typeof origin === 'string' ? origin : ''}${path}`
}
