import type { EventOf } from '../../wire/traceEvent.ts'
import type { HttpRequest, RequestMoment } from '../timeline.ts'

/** The first moment of that kind; null: the recording tells of none. */
export function momentOf(
  { moments }: HttpRequest,
  name: EventOf<'requestMoment'>['moment'],
): RequestMoment | null {
  return moments.find(({ moment }) => moment === name) ?? null
}
