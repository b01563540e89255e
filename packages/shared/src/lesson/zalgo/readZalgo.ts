import type { Phase, Queue } from '../../timeline/phase.ts'
import type { Output, Timeline } from '../../timeline/timeline.ts'
import type { ZalgoSettings } from './zalgoSettings.ts'

/** What lasts beside the steps: 'call': of updateSomeValue, or of the constructor that calls it. */
export type ZalgoStrand = 'call' | 'callback' | 'bar = 0' | 'bar = 1' | 'try' | 'listener'

export type ZalgoStep = {
  /** us since main began. */
  readonly at: number
  /** As it was printed. */
  readonly text: string
  readonly phase: Phase
  readonly queue: Queue | null
  /** The call had begun and not returned. */
  readonly inside: boolean
  /** What this step happened to. */
  readonly marks: readonly ZalgoStrand[]
  /** What lasts from here on. */
  readonly lasting: readonly ZalgoStrand[]
}

export type ZalgoModel = {
  /** us on the recording's clock: when main began. */
  readonly from: number
  readonly strands: readonly ZalgoStrand[]
  readonly steps: readonly ZalgoStep[]
  /** The step at which the callback ran. */
  readonly callback: ZalgoStep
  /** What the callback met: the variable's value, whether the caller caught its error, or how many listened. */
  readonly met: string
}

/** null: the callback did not run. */
export function readZalgo(timeline: Timeline, { caller }: ZalgoSettings): ZalgoModel | null {
  const from = timeline.steps[0]?.at ?? 0
  const steps: ZalgoStep[] = []
  for (const output of timeline.outputs)
    if (output.stream === 'stdout') steps.push(stepOf(output, steps.at(-1), from))
  const callback = steps.find(({ text }) => text.startsWith('callback'))
  const met = steps
    .map(({ text }) => MET[caller].exec(text)?.[1])
    .find((found) => found !== undefined)
  if (callback === undefined || met === undefined) return null
  return { from, strands: STRANDS[caller], steps, callback, met }
}

const STRANDS: Readonly<Record<ZalgoSettings['caller'], readonly ZalgoStrand[]>> = {
  value: ['call', 'callback', 'bar = 0', 'bar = 1'],
  try: ['call', 'callback', 'try'],
  emit: ['call', 'callback', 'listener'],
}

const MET: Readonly<Record<ZalgoSettings['caller'], RegExp>> = {
  value: /^callback sees bar = ([01])$/,
  try: /^(the caller|nobody) catches it/,
  emit: /^callback emits, to (\d+)$/,
}

type Change = {
  readonly marks: readonly ZalgoStrand[]
  readonly begins?: ZalgoStrand
  readonly ends?: ZalgoStrand
}

/** What each line tells. */
const CHANGES: readonly (readonly [RegExp, Change])[] = [
  [/^bar = 0/, { marks: ['bar = 0'], begins: 'bar = 0' }],
  [/^bar = 1/, { marks: ['bar = 1'], begins: 'bar = 1', ends: 'bar = 0' }],
  [/^call begins/, { marks: ['call'], begins: 'call' }],
  [/^call has returned/, { marks: ['call'], ends: 'call' }],
  [/^callback sees bar = 0/, { marks: ['callback', 'bar = 0'] }],
  [/^callback sees bar = 1/, { marks: ['callback', 'bar = 1'] }],
  [/^callback/, { marks: ['callback'] }],
  [/^try begins/, { marks: ['try'], begins: 'try' }],
  // The error has gone through the call: it will not return.
  [/^the caller catches it/, { marks: ['try'], ends: 'call' }],
  [/^try is over/, { marks: ['try'], ends: 'try' }],
  [/^listener is there/, { marks: ['listener'], begins: 'listener' }],
  [/^the listener hears it/, { marks: ['listener'] }],
]

function stepOf(output: Output, before: ZalgoStep | undefined, from: number): ZalgoStep {
  const text = output.text.trim()
  const lasting = before?.lasting ?? []
  const [, change] = CHANGES.find(([line]) => line.test(text)) ?? []
  const { marks = [], begins, ends } = change ?? {}
  return {
    at: output.at - from,
    text,
    phase: output.phase,
    queue: output.queue,
    inside: lasting.includes('call'),
    marks,
    lasting: [
      ...lasting.filter((each) => each !== ends),
      ...(begins === undefined ? [] : [begins]),
    ],
  }
}
