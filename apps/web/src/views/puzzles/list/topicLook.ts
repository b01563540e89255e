import type { Look } from '../../kit/look.ts'

const LOOKS: Readonly<Record<string, Look>> = {
  timers: 'timers',
  immediates: 'check',
  nextTick: 'tick',
  microtasks: 'micro',
}

/** The colours of a topic that is a phase or a queue; null: it is neither, and stays grey. */
export function topicLook(topic: string): Look | null {
  return LOOKS[topic] ?? null
}

/** A name as it begins a line: "First steps". */
export function capital(name: string): string {
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
}
