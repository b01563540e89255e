import { chromeTrace } from '@loopscope/shared/export/chromeTrace'
import { markdownTable } from '@loopscope/shared/export/markdownTable'
import { otlpTraces } from '@loopscope/shared/export/otlpTraces'
import { recordingFile } from '@loopscope/shared/export/recordingFile'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { fetchPlayer, htmlPlayer, type SavedRecording } from './htmlPlayer.ts'
import { stagePicture } from './stagePicture.ts'
import { toPng } from './toPng.ts'

/** The recording on the page, at the step that is shown. */
type Shown = SavedRecording & {
  readonly timeline: Timeline
  /** The line that runs; null: none. */
  readonly line: number | null
}

/** What a recording, or the picture of this moment, can be saved as. */
export type Export = {
  readonly name: string
  /** What it is for, in a few words. */
  readonly words: string
  /** Name of the file. */
  readonly file: string
  readonly make: (shown: Shown) => Blob | Promise<Blob>
}

const json = (value: unknown) => new Blob([JSON.stringify(value)], { type: 'application/json' })

/** The ways to save, in the order of the list. */
export const EXPORTS: readonly Export[] = [
  {
    name: 'Recording',
    words: 'all of it, and the program; opens here again',
    file: 'loopscope.ndjson',
    make: ({ events, subject }) =>
      new Blob([recordingFile(events, subject.source)], { type: 'application/x-ndjson' }),
  },
  {
    name: 'HTML player',
    words: 'one file to step through, anywhere',
    file: 'loopscope.html',
    make: async ({ subject, cursor, events }) => {
      const theme = document.documentElement.dataset['theme'] ?? 'dark'
      const page = htmlPlayer({ subject, cursor, events }, await fetchPlayer(), theme)
      return new Blob([page], { type: 'text/html' })
    },
  },
  {
    name: 'Perfetto trace',
    words: 'phases as tracks; opens in ui.perfetto.dev and chrome://tracing',
    file: 'loopscope.perfetto.json',
    make: ({ timeline }) => json(chromeTrace(timeline)),
  },
  {
    name: 'OTLP JSON',
    words: 'a span per callback, for OpenTelemetry',
    file: 'loopscope.otlp.json',
    make: ({ timeline }) => json(otlpTraces(timeline)),
  },
  {
    name: 'Markdown table',
    words: 'the program, and each line it printed with phase, queue and turn',
    file: 'loopscope.md',
    make: ({ timeline, subject }) =>
      new Blob([markdownTable(timeline, subject.source)], { type: 'text/markdown' }),
  },
  {
    name: 'SVG picture',
    words: 'this moment beside its code, as shapes',
    file: 'loopscope.svg',
    make: ({ subject, line }) =>
      new Blob([stagePicture(subject.source, line)], { type: 'image/svg+xml' }),
  },
  {
    name: 'PNG picture',
    words: 'this moment beside its code, as pixels',
    file: 'loopscope.png',
    make: ({ subject, line }) => toPng(stagePicture(subject.source, line)),
  },
]
