import type { Profile } from '../../wire/sampled.ts'
import { type CodeKind, kindOf, nameOf, placeOf } from './functionOf.ts'
import { type Stretch, samplesIn } from './samplesIn.ts'

/** Where the time of some stretches went. */
export type Sampled = {
  /** How many samples fell into them. */
  readonly samples: number
  /** Length of the stretches that at least one fell into, us: what the functions' own times add up to. */
  readonly us: number
  /** Those that ran most themselves come first. */
  readonly functions: readonly SampledFunction[]
}

export type SampledFunction = {
  readonly name: string
  readonly kind: CodeKind
  /** "line 12", "node:fs:432"; null: it stands nowhere. */
  readonly place: string | null
  /** In the snippet's own file. */
  readonly line: number | null
  readonly samples: number
  /** In the function itself, us. */
  readonly selfUs: number
  /** In the function and what it called, us. */
  readonly totalUs: number
}

type Sum = { -readonly [K in keyof SampledFunction]: SampledFunction[K] }

/**
 * What ran in these stretches, by the samples that fell into each. A sample stands for the time until the next one, as in
 * Chrome's tools; the first of a stretch also for the time before it, so that functions add up to the stretch. `origin`: of the
 * recording's `main`; `file`: the snippet's.
 */
export function functionsIn(
  profiles: readonly Profile[],
  origin: number,
  file: string,
  stretches: readonly Stretch[],
): Sampled {
  const sums = new Map<string, Sum>()
  let [samples, us] = [0, 0]
  for (const profile of profiles) {
    const spent = new Map<string, Spent>()
    for (const stretch of stretches) {
      const taken = samplesIn(profile, origin, file, stretch)
      if (taken.length === 0) continue
      samples += taken.length
      us += stretch.to - stretch.from
      for (const [i, { node, during, at }] of taken.entries()) {
        const key = `${node} ${during}`
        const known = spent.get(key) ?? { node, during, us: 0, samples: 0 }
        const from = i === 0 ? stretch.from : at
        known.us += (taken[i + 1]?.at ?? stretch.to) - from
        known.samples++
        spent.set(key, known)
      }
    }
    for (const each of spent.values()) add(sums, profile, file, each)
  }
  const functions = [...sums.values()].filter(({ kind }) => kind !== 'root')
  return {
    samples,
    us,
    functions: functions.sort((a, b) => b.selfUs - a.selfUs || b.totalUs - a.totalUs),
  }
}

type Spent = { node: number; during: number | null; us: number; samples: number }

/** To the function of the node, and once to each function of those that called it, however often it stands there. */
function add(
  sums: Map<string, Sum>,
  profile: Profile,
  file: string,
  { node, during, us, samples }: Spent,
): void {
  const stack = [node, ...callersOf(profile, node), ...(during === null ? [] : [during])]
  if (during !== null) stack.push(...callersOf(profile, during))
  const seen = new Set<string>()
  for (const [depth, at] of stack.entries()) {
    const called = profile.functions[profile.nodes[at]?.called ?? -1]
    if (called === undefined) continue
    const kind = kindAt(profile, at, file)
    // The recorder has many, and is one.
    const key = kind === 'recorder' ? kind : JSON.stringify(called)
    const sum = sums.get(key) ?? newSum(called, kind)
    sums.set(key, sum)
    if (depth === 0) {
      sum.selfUs += us
      sum.samples += samples
    }
    if (!seen.has(key)) sum.totalUs += us
    seen.add(key)
  }
}

/** What the recorder calls of Node's in C++ is done for it. */
function kindAt({ nodes, functions }: Profile, node: number, file: string): CodeKind {
  const of = (at: number | null | undefined): CodeKind => {
    const called = functions[nodes[at ?? -1]?.called ?? -1]
    return called === undefined ? 'root' : kindOf(called, file)
  }
  const kind = of(node)
  return kind === 'native' && of(nodes[node]?.by) === 'recorder' ? 'recorder' : kind
}

/** Innermost first. */
function callersOf({ nodes }: Profile, node: number): number[] {
  const callers: number[] = []
  for (let at = nodes[node]?.by ?? null, below = node; at !== null && at < below; ) {
    callers.push(at)
    below = at
    at = nodes[at]?.by ?? null
  }
  return callers
}

function newSum(called: Profile['functions'][number], kind: CodeKind): Sum {
  return {
    name: nameOf(called, kind),
    kind,
    place: placeOf(called, kind),
    line: kind === 'own' ? called.line : null,
    samples: 0,
    selfUs: 0,
    totalUs: 0,
  }
}
