import { z } from 'zod'
import type { Timeline } from '../../timeline/timeline.ts'

/** Values that were sent to a thread, in order. */
export type CloneModel = { readonly experiment: 'clone'; readonly values: readonly SentValue[] }

export type SentValue = {
  /** us on the recording's clock: when it was known what had become of it. */
  readonly at: number
  /** As the program writes it. */
  readonly name: string
  /** As it is, and what became of it on its way: by postMessage, and by JSON. */
  readonly sent: string
  readonly thread: Arrival
  readonly json: Arrival
}

/** `words`: what arrived, or the error. */
export type Arrival = { readonly type: 'same' | 'other' | 'refused'; readonly words: string }

const rowSchema = z.object({
  name: z.string(),
  sent: z.string(),
  arrived: z.string().optional(),
  refused: z.string().optional(),
  json: z.string().optional(),
  jsonRefused: z.string().optional(),
})

/** null: nothing was sent, or the thread was not ended after it. */
export function readClone(timeline: Timeline): CloneModel | null {
  const soFar = readCloneSoFar(timeline)
  const isOver = timeline.outcome?.type === 'finished'
  return soFar.values.length === 0 || !isOver ? null : soFar
}

/** What a run has told while it goes on. */
export function readCloneSoFar({ outputs }: Timeline): CloneModel {
  const values = outputs.flatMap(({ text, at }) => {
    const { name, sent, arrived, refused, json, jsonRefused } = rowSchema.parse(JSON.parse(text))
    return [
      {
        at,
        name,
        sent,
        thread: arrival(sent, arrived, refused),
        json: arrival(sent, json, jsonRefused),
      },
    ]
  })
  return { experiment: 'clone', values }
}

function arrival(sent: string, arrived: string | undefined, refused: string | undefined): Arrival {
  if (arrived === undefined) return { type: 'refused', words: refused ?? 'nothing' }
  return { type: arrived === sent ? 'same' : 'other', words: arrived }
}
