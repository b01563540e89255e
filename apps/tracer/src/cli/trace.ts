import { existsSync } from 'node:fs'
import { withSource } from '@loopscope/shared/export/recordingFile'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { checksSentence, judgeCheck } from '@loopscope/shared/timeline/checks/judgeCheck'
import type { SampledPair } from '@loopscope/shared/timeline/sampled/sampleOf'
import type { Fidelity } from '@loopscope/shared/wire/batch'
import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Sandbox, SnippetRun } from '../sandbox/sandbox.ts'
import { comparePlain } from './comparePlain.ts'
import { exitStatus } from './exitStatus.ts'
import { fileKind } from './fileKind.ts'
import type { TraceCommand } from './parseArguments.ts'
import { noteOf, place } from './print/describeOutcome.ts'
import { formatSummary } from './print/formatSummary.ts'
import { formatText, type Screen, type Shown } from './print/formatText.ts'
import { safeText } from './print/safeText.ts'
import { readSource } from './readSource.ts'
import { RECORDER, recordFile } from './recordFile.ts'
import { sampleRun } from './sampleRun.ts'
import { StopSignal } from './stopSignal.ts'

const BAD_ARGUMENTS = 2
const CHECK_FAILED = 3
const COLUMNS_OF_A_FILE = 160

type Outcome = EventOf<'outcome'>

/** `loopscope trace`: runs a file once, writes its recording to stdout and resolves to the exit status. */
export async function trace(command: TraceCommand): Promise<number> {
  const read = readSource(command.file)
  if (read.source === null) return fail(`${command.file} cannot be read: ${read.why}.`)
  const { source } = read
  if (!existsSync(RECORDER))
    return fail('The recorder has not been built yet: run npm run build once.')
  const kind = fileKind(command.file, command.module)
  if (kind.type === 'refused') return fail(kind.sentence)
  const events: TraceEvent[] = []
  const stop = new StopSignal()
  let comparison: Fidelity | null = null
  let sample: SampledPair | null = null
  // Programs that read the other formats want the recording and nothing else.
  const compare = async (sandbox: Sandbox, run: SnippetRun): Promise<void> => {
    if (command.format === 'text' && !stop.signal.aborted)
      comparison = await comparePlain(sandbox, run, events)
    if (command.sample && !stop.signal.aborted) sample = await sampleRun(sandbox, run, events)
  }
  try {
    for await (const event of recordFile(command, source, kind, stop.signal, compare)) {
      events.push(event)
      if (command.format === 'events')
        process.stdout.write(`${JSON.stringify(withSource(event, source))}\n`)
    }
  } finally {
    stop.close()
  }
  const last = events.at(-1) as Outcome
  await write(command, source, events, last, { comparison, sample })
  const status = stop.status ?? exitStatus(last.outcome)
  return sayChecks(command, events) || status !== 0 ? status : CHECK_FAILED
}

/** Says of each check whether the run kept to it; true where it kept to all. On stderr: what programs read is on stdout. */
function sayChecks({ checks }: TraceCommand, events: readonly TraceEvent[]): boolean {
  if (checks.length === 0) return true
  const timeline = buildTimeline(events)
  const verdicts = checks.map((check) => judgeCheck(timeline, check))
  const lines = verdicts.map(({ sentence }) => safeText(sentence))
  process.stderr.write(`${[...lines, checksSentence(verdicts)].join('\n')}\n`)
  return verdicts.every(({ holds }) => holds)
}

async function write(
  { format, file, why }: TraceCommand,
  source: string,
  events: readonly TraceEvent[],
  last: Outcome,
  { comparison, sample }: Pick<Shown, 'comparison' | 'sample'>,
): Promise<void> {
  const { outcome } = last
  // What never started has nothing to show in a table: one sentence is enough, and programs read it from stdout.
  if (outcome.type === 'rejected') {
    const at = place(outcome.error, file)
    const said = noteOf(outcome)
    const note = said === null ? '' : `${said}\n`
    process.stderr.write(`${at === '' ? '' : `${at}: `}${outcome.error.message}\n${note}`)
  }
  const text =
    format === 'events' || (format === 'text' && outcome.type === 'rejected')
      ? ''
      : format === 'summary'
        ? formatSummary(buildTimeline(events), last)
        : formatText(buildTimeline(events), last, { file, source }, screen(), {
            why,
            comparison,
            sample,
          })
  await new Promise((resolve) => process.stdout.write(text, resolve))
}

/** Colours not into a file or a pipe, and not where NO_COLOR or the terminal's own settings say no. */
function screen(): Screen {
  const { isTTY, columns } = process.stdout
  return isTTY === true
    ? { colour: process.stdout.hasColors(), columns }
    : { colour: false, columns: COLUMNS_OF_A_FILE }
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return BAD_ARGUMENTS
}
