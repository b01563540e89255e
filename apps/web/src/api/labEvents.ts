import { type LabEvent, labEventSchema } from '@loopscope/shared/lab/labEvent'

/** The recording of a demo's session out of its NDJSON. Throws when it is none. */
export function readLabEvents(text: string): readonly LabEvent[] {
  const lines = text.split('\n').filter((line) => line !== '')
  const events = lines.map((line) => labEventSchema.parse(JSON.parse(line)))
  if (events[0]?.type !== 'lab') throw new Error('A recording of a demo begins with its header.')
  return events
}
