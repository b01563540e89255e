import type { KeepSettings } from '@loopscope/shared/lesson/keep-alive/keepSettings'
import type { KeepRow, KeepSoFar } from '@loopscope/shared/lesson/keep-alive/readKeep'
import type { PictureProps } from '../lessonView.ts'
import { Moments } from '../moments/Moments.tsx'
import type { Moment } from '../moments/moment.ts'
import { BrowserTimer } from './BrowserTimer.tsx'
import { Keepers } from './Keepers.tsx'
import { laneLook } from './laneLook.ts'
import './KeepAlive.css'

/** A strand for each thing: thick while the loop goes on for it, dashed while it is only there. */
export function KeepPicture({ model, at }: PictureProps<KeepSettings, KeepSoFar>) {
  const { lanes, rows, from, end } = model
  const now = at - from
  const row = rows.findLast((each) => each.at <= now) ?? null
  return (
    <div className="keep">
      <Keepers
        lanes={lanes}
        holds={row?.holds ?? []}
        end={end !== null && now >= end.at ? end : null}
      />
      <Moments
        name="Steps of the program"
        strands={lanes.map((lane) => ({ name: lane.name, look: laneLook(lane) }))}
        moments={rows.map((each, i) => momentOf(each, i, model))}
        now={now}
      />
      {model.type !== null && <BrowserTimer type={model.type} />}
    </div>
  )
}

function momentOf(row: KeepRow, i: number, { end, lanes }: KeepSoFar): Moment {
  const isExit = row.step === 'exit'
  return {
    key: `${i} ${row.step}`,
    at: row.at,
    stretches: row.holds.map((hold) =>
      isExit || hold === 'none' || hold === 'gone' ? 'none' : hold === 'keeps' ? 'solid' : 'dashed',
    ),
    marks: lanes.map((lane, l) => (l === row.lane ? laneLook(lane) : null)),
    text: isExit ? (
      <b>{exitWords(end)}</b>
    ) : (
      <>
        <code>{row.step}</code>
        {row.times > 1 && ` ${row.times} times`}
      </>
    ),
    aside: activeChips(row.active),
  }
}

function exitWords(end: KeepSoFar['end']): string {
  // The code is known when the process is gone.
  if (end === null) return 'exit'
  return end.forced ? 'process.exit(): it was still alive' : `exit with code ${end.code}`
}

function activeChips(active: readonly string[]) {
  if (active.length === 0) return <span className="keep-none">none active</span>
  const counts = [...new Set(active)].map((name) => ({
    name,
    count: active.filter((each) => each === name).length,
  }))
  return counts.map(({ name, count }) => (
    <code key={name} className="keep-active">
      {count > 1 && `${count} × `}
      {name}
    </code>
  ))
}
