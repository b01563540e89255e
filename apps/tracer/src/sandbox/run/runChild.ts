import { setImmediate as nextRound } from 'node:timers/promises'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { ROW_VERSION } from '../../rows/contract/rowTable.ts'
import { RowDecoder } from '../../rows/decodeRows.ts'
import type { Limits } from '../limits.ts'
import type { Leased } from '../process/pool.ts'
import type { SnippetRun } from '../sandbox.ts'
import { decideOutcome } from './decideOutcome.ts'
import { explainForbidden } from './explainForbidden.ts'
import { OutputReconciler } from './reconcileOutput.ts'
import { MOST_AT_ONCE } from './rowsFile.ts'
import type { KillReason } from './runEnd.ts'
import { RunFacts } from './runFacts.ts'
import { type RunPlace, runHeader } from './runHeader.ts'

/** The first look at the rows comes soon, so that a short run is seen at work; then a look costs little and is enough. */
const FIRST_LOOK_MS = 5
const LOOK_MS = 22
/** While so many rows come, in bytes, they are decoded beside the snippet, not after it. */
const MANY_BYTES = 32 * 1024
const SOON_MS = 4
const NOTHING = new Uint8Array(0)
const TAIL_CHARACTERS = 16 * 1024

/**
 * One run in a process that waits for it: batches of events, the header first, the outcome last. The outcome comes when
 * nothing of the snippet's can run any more; Node then still takes itself apart. The process is gone and its rows are
 * closed when this returns, also when the caller leaves early.
 */
export async function* runChild(
  leased: Leased & { warm: boolean },
  run: SnippetRun,
  place: RunPlace,
): AsyncGenerator<TraceEvent[], void, void> {
  const { child } = leased
  const { limits } = place
  const mainFile = `${place.folder}/${run.file}`
  const startedAt = new Date()
  const begun = performance.now()
  const reconciler = new OutputReconciler()
  const decoder = new RowDecoder(mainFile, run.maxRows, run.sampling !== undefined)
  const facts = new RunFacts()
  const said = new Tail()
  const errors = new Tail()
  let reason: KillReason | null = null
  let written = 0
  let events = 0
  const stop = (why: KillReason): void => {
    if (child.state === 'gone') return
    reason ??= why
    child.kill()
  }
  const abort = (): void => stop({ type: 'aborted' })
  const timer = setTimeout(() => stop({ type: 'wall', afterMs: run.timeoutMs }), run.timeoutMs)
  run.signal?.addEventListener('abort', abort)
  try {
    if (run.signal?.aborted) abort()
    // It has written its first row before it said that it waits for a job.
    decoder.push(child.rows.read())
    if (decoder.process === null) throw new Error(unreadableRows(decoder))
    child.start(jobOf(run, limits), (stream, bytes) => {
      const room = limits.outputBytes - written
      written += bytes.length
      if (room > 0) {
        const kept = bytes.length > room ? bytes.subarray(0, room) : bytes
        reconciler.arrived(stream, kept)
        const text = kept.toString()
        said.add(text)
        if (stream === 'stderr') errors.add(text)
      }
      if (bytes.length > room) stop({ type: 'output', limitBytes: limits.outputBytes })
    })
    events++
    const begins = runHeader(run, place, decoder.process, {
      mainFile,
      startedAt,
      warm: leased.warm,
    })
    facts.observe(begins)
    yield [begins]
    let over: Promise<unknown> = Promise.race([child.gone, child.saidEnd])
    let wait = FIRST_LOOK_MS
    let asked = 0
    let writtenBefore = -1
    let saidEnd = false
    let recordedEnd = false
    /** Processor time when the process was last looked at, and when its last row had come, ms. */
    let cpuAtLook = 0
    let cpuAtLastRow = 0
    for (let ended = false; !ended; ) {
      const early = await elapsed(over, wait)
      wait = LOOK_MS
      if (early && child.state !== 'gone') {
        // Its own word that it is over counts when the recording says the same.
        saidEnd = true
        over = child.gone
      }
      ended = child.state === 'gone'
      let more = true
      while (more) {
        const bytes = decoder.broken ? NOTHING : child.rows.read()
        // Less than was asked for is all that there is.
        more = bytes.length === MOST_AT_ONCE
        if (bytes.length >= MANY_BYTES) wait = SOON_MS
        if (bytes.length > 0) {
          // A process that is gone tells nothing: then it was the last look.
          cpuAtLastRow = Math.max(cpuAtLook, child.cpuMs())
          const recorded = decoder.push(bytes)
          recordedEnd ||= recorded.at(-1)?.type === 'end'
          if (decoder.full) stop({ type: 'events', limit: decoder.mostItems })
          const outputs = decoder.takeOutputs()
          for (const output of outputs) asked += output.length
          reconciler.recorded(recorded, outputs)
        }
        ended ||= saidEnd && recordedEnd
        const last = ended && !more
        // All that it wrote was in the pipes before the row that says so: whenever the word came, they are read after it.
        if (last && child.state !== 'gone') await child.read()
        const batch = last ? reconciler.finish() : reconciler.settled(!run.record || decoder.broken)
        for (const event of batch) facts.observe(event)
        events += batch.length
        if (batch.length > 0) yield batch
        // One run's flood of rows must not keep everybody else waiting.
        if (more) await nextRound()
      }
      if (ended) break
      cpuAtLook = child.cpuMs()
      if (cpuAtLook >= run.cpuMs) stop({ type: 'cpu', afterMs: run.cpuMs })
      // A callback that prints without end fills the stream's memory: nothing more comes out until it returns.
      if (asked > limits.outputBytes && written === writtenBefore)
        stop({ type: 'output', limitBytes: limits.outputBytes })
      writtenBefore = written
    }
    const end = child.state === 'gone' ? await child.gone : { code: facts.endCode, signal: null }
    const durationMs = Math.round((performance.now() - begun) * 10) / 10
    const outcome = decideOutcome({
      end,
      reason,
      facts,
      stderr: errors.text,
      oomKilled: leased.oomKills() > 0,
      mainFile,
      cpuMs: run.cpuMs,
      durationMs,
      unseenCpuMs: Math.max(0, Math.round((cpuAtLook - cpuAtLastRow) * 10) / 10),
    })
    run.sampling?.receive(decoder.profiles.texts, decoder.profiles.isCut)
    const { source } = run
    const text = said.text + errorText(facts)
    const hint = explainForbidden({ source, text, triedProcess: facts.triedProcess })
    yield [
      {
        type: 'outcome',
        outcome: withNote(
          { ...outcome, durationMs, ...lostOf(reconciler, outcome) },
          place.kind === 'bubblewrap' ? hint : undefined,
        ),
        node: run.runtime.version,
        sandbox: place.kind,
        events,
        truncated: facts.truncated,
      },
    ]
  } finally {
    clearTimeout(timer)
    run.signal?.removeEventListener('abort', abort)
    child.kill()
    await child.gone
    child.rows.close()
  }
}

function jobOf(run: SnippetRun, limits: Limits) {
  const { source, file, args, threadPoolSize, record, sampling } = run
  return {
    source,
    file,
    args,
    threadPoolSize,
    record,
    sampling:
      sampling === undefined ? null : { intervalUs: sampling.intervalUs, early: sampling.early },
    maxRows: Math.min(run.maxRows, limits.maxRows),
  }
}

function unreadableRows({ otherVersion }: RowDecoder): string {
  return otherVersion === null
    ? 'A process waits for its job without having said what it is: its recorder is no recorder of Loopscope.'
    : `The recorder writes rows of version ${otherVersion}, and the service reads version ${ROW_VERSION}. Build the recorder anew: npm run build:recorder.`
}

/** true as soon as `over` resolves, false after `ms`. */
async function elapsed(over: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false)
  })
  const ended = await Promise.race([over.then(() => true), late])
  clearTimeout(timer)
  return ended
}

/** What came after the limit of output was thrown away here. */
function lostOf({ lost }: OutputReconciler, { type }: RunOutcome): Pick<RunOutcome, 'lost'> {
  return lost.writes === 0 || type === 'tooMuchOutput' ? {} : { lost: { ...lost } }
}

function errorText({ error }: RunFacts): string {
  return error === null ? '' : `\n${error.error.message}\n${error.error.stack ?? ''}`
}

function withNote(outcome: RunOutcome, hint: string | undefined): RunOutcome {
  if (hint === undefined) return outcome
  return { ...outcome, note: outcome.note === undefined ? hint : `${outcome.note} ${hint}` }
}

/** The last of a text that may be long. */
class Tail {
  text = ''

  add(more: string): void {
    this.text = (this.text + more).slice(-TAIL_CHARACTERS)
  }
}
