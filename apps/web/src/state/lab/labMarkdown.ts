import { compareGzip } from '@loopscope/shared/lab/gzip/compareGzip'
import { gzipSentences } from '@loopscope/shared/lab/gzip/gzipSentences'
import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { counted } from '@loopscope/shared/lab/labWords'
import { loadMarkdown } from '@loopscope/shared/lab/load/exportLoad'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { labNow } from '@loopscope/shared/lab/now/labNow'
import { instancesMarkdown } from '@loopscope/shared/lab/processes/instancesMarkdown'
import { createNotableEvents } from './notableEvents.ts'

/** The session up to a moment as a text to read: how it was set, its figures, and what happened when. */
export function labMarkdown(events: readonly LabEvent[], moment: LabMoment): string {
  const { header } = moment
  const fold = new LabFold([...events])
  const told = createNotableEvents()(events).filter(({ index }) => index <= moment.cursor)
  const lines = told.map(({ index, event }) => {
    const then = fold.at(index)
    return `- ${(event.at / 1_000_000).toFixed(3)} s: ${inline(then === null ? event.type : labNow(then).text)}`
  })
  return [
    `# ${header.demo}: a session of ${header.startedAt}`,
    '',
    `Node ${header.node}, ${header.platform}, ${counted(header.cores, 'core')}.`,
    '',
    ...ownFigures(moment),
    ...(moment.proxy?.measured.runs.flatMap(gzipFigures) ?? []),
    '## What happened',
    '',
    ...lines,
    '',
  ].join('\n')
}

/** What the demo is about, in figures. */
function ownFigures(moment: LabMoment): string[] {
  if (moment.load !== null) return moment.load.runs.flatMap(runFigures)
  return moment.instances === null ? requestFigures(moment) : instancesMarkdown(moment.instances)
}

/** The requests of one client, by what became of them and by worker. */
function requestFigures({ at, settings, totals, processes, gap }: LabMoment): string[] {
  const workers = processes.filter(({ role }) => role === 'worker')
  const rows = workers.map(
    ({ id, pid, state, requests, connections }) =>
      `| ${id} | ${pid} | ${state} | ${requests.answered} | ${connections} | ${requests.reset + requests.lost + requests.timedOut} |`,
  )
  return [
    `Scheduling: ${settings.policy === 'rr' ? 'round robin' : 'left to the operating system'}. Connections: ${settings.connections === 'new' ? 'one per request' : 'keep-alive'}.`,
    '',
    `At ${(at / 1_000_000).toFixed(3)} s: ${counted(totals.sent - totals.unsent, 'request')} sent, ${totals.answered} answered, ${totals.refused} refused, ${totals.reset} reset, ${totals.timedOut} timed out, ${totals.lost - totals.unsent} lost in flight,${totals.unsent > 0 ? ` ${totals.unsent} never sent,` : ''} ${totals.inFlight} in flight.`,
    ...(gap?.to != null
      ? [
          '',
          `Reduced capacity for ${((gap.to - gap.from) / 1000).toFixed(0)} ms after ${gap.process} ended.`,
        ]
      : []),
    '',
    '| worker | pid | state | requests | connections | failed |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ]
}

function runFigures(run: LoadRun): string[] {
  return [`## Run ${run.run}`, '', ...loadMarkdown(run).split('\n')]
}

/** A measurement of compression, and what its rounds show. */
function gzipFigures(run: LoadRun): string[] {
  const sentences = gzipSentences(compareGzip(run))
  return [...runFigures(run), ...sentences.map((sentence) => `- ${sentence}`), '']
}

/** Text that stays text in Markdown, on one line. */
function inline(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|#]/g, '\\$&')
}
