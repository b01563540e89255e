import {
  MOST_FUNCTION_NAME,
  MOST_PROFILE_NODES,
  MOST_SAMPLES,
  type Profile,
} from '@loopscope/shared/wire/sampled'
import { z } from 'zod'

/** V8 notes no more frames of a stack. */
const DEEPEST = 256

const number = z.number().finite()
const place = z
  .number()
  .int()
  .min(-1)
  .max(2 ** 31)
/** The answer to Profiler.stop: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile */
const answerSchema = z.object({
  result: z.object({
    profile: z.object({
      nodes: z
        .array(
          z.object({
            id: number,
            callFrame: z.object({
              functionName: z.string(),
              url: z.string(),
              lineNumber: place,
              columnNumber: place,
            }),
            children: z.array(number).optional(),
          }),
        )
        .max(MOST_PROFILE_NODES),
      startTime: number,
      samples: z.array(number).max(MOST_SAMPLES),
      timeDeltas: z.array(number).max(MOST_SAMPLES),
    }),
  }),
})
type Answer = z.infer<typeof answerSchema>['result']['profile']

/** A profile as a process wrote it; null for what V8 does not write. What it says may be forged, its shape is not. */
export function readProfile(text: string): Profile | null {
  const parsed = answerSchema.safeParse(json(text))
  if (!parsed.success) return null
  const { profile } = parsed.data.result
  const { functions, nodes, indexOf } = treeOf(profile)
  const samples: number[] = []
  const times: number[] = []
  let time = 0
  for (const [i, id] of profile.samples.entries()) {
    // V8 now and then notes a sample late: time does not run backwards for it.
    time = Math.max(time, time + (profile.timeDeltas[i] ?? 0))
    const node = indexOf.get(id)
    if (node === undefined) continue
    samples.push(node)
    times.push(time)
  }
  return { startUs: profile.startTime, functions, nodes, samples, times }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (_noJson) {
    return null
  }
}

type Tree = Pick<Profile, 'functions' | 'nodes'> & { readonly indexOf: ReadonlyMap<number, number> }

/** From the root on, each node once: what leads in a circle, or is called by no one, is no tree of calls. */
function treeOf({ nodes: told }: Answer): Tree {
  const byId = new Map(told.map((node) => [node.id, node]))
  const functions: Profile['functions'] = []
  const nodes: Profile['nodes'] = []
  const indexOf = new Map<number, number>()
  const known = new Map<string, number>()
  const root = told[0]
  const waiting = root === undefined ? [] : [{ id: root.id, by: null as number | null, depth: 0 }]
  for (const { id, by, depth } of waiting) {
    const node = byId.get(id)
    if (node === undefined || indexOf.has(id) || depth > DEEPEST) continue
    const called = functionIndex(node.callFrame, functions, known)
    const index = nodes.push({ called, by }) - 1
    indexOf.set(id, index)
    for (const child of node.children ?? [])
      if (waiting.length < MOST_PROFILE_NODES)
        waiting.push({ id: child, by: index, depth: depth + 1 })
  }
  return { functions, nodes, indexOf }
}

function functionIndex(
  { functionName, url, lineNumber, columnNumber }: Answer['nodes'][number]['callFrame'],
  functions: Profile['functions'],
  known: Map<string, number>,
): number {
  const key = JSON.stringify([functionName, url, lineNumber, columnNumber])
  const found = known.get(key)
  if (found !== undefined) return found
  const index = functions.length
  known.set(key, index)
  functions.push({
    name: functionName.slice(0, MOST_FUNCTION_NAME),
    url: url.slice(0, MOST_FUNCTION_NAME),
    line: fromOne(lineNumber),
    column: fromOne(columnNumber),
  })
  return index
}

/** V8 counts from 0, and says -1 where there is none. */
function fromOne(place: number): number | null {
  return place < 0 ? null : place + 1
}
