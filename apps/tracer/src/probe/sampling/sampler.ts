import { MOST_PROFILE_CHARACTERS, MOST_PROFILES } from '../../rows/contract/rowLimits.ts'
import { ROWS } from '../../rows/contract/rowTable.ts'
import type { Job } from '../../sandbox/job.ts'
import { now } from '../clock/clock.ts'
import { binding } from '../internals.ts'
import { slice, stringify, uncurryThis } from '../primordials.ts'
import { flush, writeText } from '../rowBuffer.ts'
import { essentialRow, pauseRows, resumeRows } from '../rowWriter.ts'

/**
 * V8's CPU profiler, started from within: a thread of V8's stops the main thread by a signal now and then and notes its
 * stack. `--cpu-prof` would write its file when Node ends by itself, which no run here does (`announceExit.ts`), and would
 * need processes of their own. Only in a run that was asked for it: nothing of this happens in any other.
 */
type Connection = { dispatch: (message: string) => void }
type InspectorBinding = { Connection: new (hear: (message: string) => void) => Connection }

/** As the page calls a callback long (HELD_US of packages/shared). */
const HELD_US = 10_000
/** Three bytes a character at most make a text that the decoder takes. */
const PIECE_CHARACTERS = 256 * 1024

let dispatch: ((message: string) => void) | null = null
let answer = ''
let isEarly = false
let begunAt = 0
let profiles = 0
let room = MOST_PROFILE_CHARACTERS

/** Begins to take samples. Node that was built without an inspector takes none. */
export function startSampling({ intervalUs, early }: NonNullable<Job['sampling']>): void {
  isEarly = early
  try {
    const { Connection } = binding<InspectorBinding>('inspector')
    const connection = new Connection((message) => {
      answer = message
    })
    const send = uncurryThis(connection.dispatch) as (on: Connection, message: string) => void
    dispatch = (message) => send(connection, message)
  } catch (_noInspector) {
    return
  }
  ask('Profiler.enable')
  ask('Profiler.setSamplingInterval', { interval: intervalUs })
  ask('Profiler.start')
}

/** A callback begins, and none is running. */
export function callbackBegins(): void {
  if (isEarly) begunAt = now()
}

/** It has returned, and its row says so: what it cost to write the samples is no part of it. */
export function callbackReturned(): void {
  // The last profile is the end's.
  if (!isEarly || dispatch === null || profiles >= MOST_PROFILES - 1) return
  if (now() - begunAt < HELD_US) return
  writeProfile()
  ask('Profiler.start')
}

/** Nothing of the snippet's runs any more. */
export function endSampling(): void {
  if (dispatch === null) return
  writeProfile()
  dispatch = null
}

function writeProfile(): void {
  ask('Profiler.stop')
  const { length } = answer
  profiles++
  // One that is too long is left out whole: half of one says nothing.
  if (length <= room) {
    room -= length
    for (let from = 0; from < length; from += PIECE_CHARACTERS) {
      const to = from + PIECE_CHARACTERS
      writeText(0, slice(answer, from, to))
      essentialRow(ROWS.samples, to < length ? 1 : 0)
    }
  }
  answer = ''
  flush()
}

/** The answer has come when this returns. It comes as a callback of Node's own, which is not to be recorded. */
function ask(method: string, params = {}): void {
  pauseRows()
  dispatch?.(stringify({ id: 1, method, params }))
  resumeRows()
}
