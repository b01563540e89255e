import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { CLOSED_LESSONS } from '@loopscope/shared/lesson/closedLessons'
import type { RecordedRuns } from '@loopscope/shared/lesson/recordedRuns'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { openLessonRunner } from './lessonRunner.ts'

// `node apps/tracer/verify/lessons/recordLessons.ts [NAME...]`: the runs that a lesson's page plays where no service runs any.
const folder = new URL('../../../web/public/lessons/', import.meta.url)
const [, , ...names] = process.argv

const wanted = CLOSED_LESSONS.filter(({ name }) => names.length === 0 || names.includes(name))
const runner = await openLessonRunner(wanted.map(({ versions: [first = ''] }) => first))
mkdirSync(folder, { recursive: true })
for (const { name, versions, shipped } of wanted) {
  const runs: { settings: (typeof shipped)[number]['settings']; events: TraceEvent[] }[] = []
  for (const { settings, program } of shipped)
    runs.push({ settings, events: [...(await runner.record(program, versions[0] ?? ''))] })
  const outcome = runs[0]?.events.find((event) => event.type === 'outcome')
  const recorded: RecordedRuns = {
    machine: `${process.platform === 'linux' ? 'Linux' : process.platform} ${process.arch}, ${cpus().length} cores`,
    day: new Date().toISOString().slice(0, 10),
    node: outcome?.node ?? '',
    runs,
  }
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(recorded)}\n`)
}
await runner.close()
