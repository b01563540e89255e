import type { RunOutcome } from './runOutcome.ts'
import type { EventOf, TraceEvent } from './traceEvent.ts'

/** A line that a program printed, without its end; `unended`: the last of its stream, and none came. */
export type OutputLine = {
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
  readonly unended?: true | undefined
}

/** What a run shows to whoever ran it: its lines in the order in which they were completed, and how it ended. */
export type RunOutput = {
  readonly lines: readonly OutputLine[]
  readonly outcome: RunOutcome | null
}

/** Collects what a run shows from its events, in the order in which they come. */
export function createOutputCollector() {
  const lines: OutputLine[] = []
  const open = { stdout: '', stderr: '' }
  let outcome: RunOutcome | null = null
  const print = ({ stream, text }: EventOf<'output'>) => {
    const parts = (open[stream] + text).split('\n')
    open[stream] = parts.pop() ?? ''
    for (const part of parts) lines.push({ stream, text: part })
  }
  return {
    add(event: TraceEvent): void {
      if (event.type === 'output') print(event)
      else if (event.type === 'outcome') outcome = event.outcome
    },
    /** What was shown so far; a last line without an end counts as a line. */
    output(): RunOutput {
      const rest = (['stdout', 'stderr'] as const)
        .filter((stream) => open[stream] !== '')
        .map((stream) => ({ stream, text: open[stream], unended: true as const }))
      return { lines: [...lines, ...rest], outcome }
    },
  }
}

/** What a finished recording shows. */
export function outputOf(events: readonly TraceEvent[]): RunOutput {
  const collector = createOutputCollector()
  for (const event of events) collector.add(event)
  return collector.output()
}

/** As `outputOf`, without what Node itself says on stderr: the words of its warnings and crashes differ by version. */
export function programOutputOf(events: readonly TraceEvent[]): RunOutput {
  return outputOf(
    events.filter(
      (event) => event.type !== 'output' || event.stream === 'stdout' || event.site !== null,
    ),
  )
}

/** Two runs with the same key look alike to whoever ran them. Warnings name the process, which differs each time. */
export function outputKey({ lines, outcome }: RunOutput): string {
  const signal = outcome?.type === 'killed' ? outcome.signal : null
  const shown = lines.map(({ stream, text }) =>
    stream === 'stderr' ? [text.replace(/^\(node:\d+\)/, '(node)')] : text,
  )
  const unended = lines.filter((line) => line.unended).map(({ stream }) => stream)
  return JSON.stringify([shown, unended, outcome?.type, outcome?.exitCode, signal])
}

/**
 * As `outputKey`, of what is known without the recorder too: each stream by itself, as no one knows how the lines of two
 * pipes lay between each other; and of a process that ended by itself its exit code, whether an error ended it or not.
 */
export function streamsKey({ lines, outcome }: RunOutput): string {
  const of = (stream: OutputLine['stream']) => lines.filter((line) => line.stream === stream)
  const ended: RunOutcome | null =
    outcome?.type === 'threw' ? { type: 'finished', exitCode: outcome.exitCode } : outcome
  return outputKey({ lines: [...of('stdout'), ...of('stderr')], outcome: ended })
}
