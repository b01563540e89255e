import type { LabEvent } from '../labEvent.ts'
import { type AnswerKind, kindOf } from './answerKinds.ts'

/** The last answer of one kind to a client that takes one encoding. Bytes count head and body. */
export type AnswerSize = {
  readonly request: number
  readonly kind: AnswerKind
  /** `Accept-Encoding` of the request; "": it had none. */
  readonly accepts: string
  /** Content type without its parameters. */
  readonly type: string
  /** `Content-Encoding` of the answer; "": it had none. */
  readonly encoding: string
  /** What the client read. */
  readonly bytes: number
  /** What the answer was before HAProxy compressed it, by HAProxy's log; null: not told yet. */
  readonly before: number | null
}

/** Answers as they were weighed since compression was set last; `asked`: requests that wait for theirs. */
export type AnswerSizes = {
  readonly last: readonly AnswerSize[]
  readonly asked: readonly Asked[]
}
type Asked = {
  readonly request: number
  readonly kind: AnswerKind
  readonly accepts: string
  readonly before: number | null
}

export const NO_SIZES: AnswerSizes = { last: [], asked: [] }

/** Requests whose answers may be waited for at once. */
const MOST_ASKED = 100

/** The sizes after one more event. The same object where nothing has changed. */
export function foldSizes(sizes: AnswerSizes, event: LabEvent): AnswerSizes {
  const { last, asked } = sizes
  switch (event.type) {
    case 'request': {
      const kind = kindOf(event.path)
      if (event.accepts === undefined || kind === null) return sizes
      const { request, accepts } = event
      return {
        last,
        asked: [...asked, { request, kind, accepts, before: null }].slice(-MOST_ASKED),
      }
    }
    case 'answer': {
      const found = asked.find(({ request }) => request === event.request)
      if (found === undefined) return sizes
      const left = asked.filter((one) => one !== found)
      const { content, bytes } = event
      const isOne = event.outcome === 'answered' && event.status === 200
      // A 503 of HAProxy's own is no answer of this kind.
      if (content === undefined || bytes === undefined || !isOne) return { last, asked: left }
      const size = { ...found, ...content, bytes }
      const others = last.filter(
        ({ kind, accepts }) => kind !== size.kind || accepts !== size.accepts,
      )
      return { last: [...others, size], asked: left }
    }
    case 'proxied': {
      const { request, bytes: before } = event
      const knows = (one: { readonly request: number }) => one.request === request
      if (!last.some(knows) && !asked.some(knows)) return sizes
      const told = <T extends { readonly request: number }>(one: T) =>
        knows(one) ? { ...one, before } : one
      return { last: last.map(told), asked: asked.map(told) }
    }
    default:
      return sizes
  }
}
