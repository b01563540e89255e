import { tally } from './client.ts'
import { REPLICAS, type Rig } from './rig.ts'
import { rollingRestart } from './rollingRestart.ts'
import { storm } from './storm.ts'
import type { Verdict } from './verdict.ts'
import { withoutDatabase } from './withoutDatabase.ts'

/** Runs and links while PostgreSQL is away. */
export async function* verifyDatabase(rig: Rig): AsyncGenerator<Verdict> {
  const away = await withoutDatabase(rig, 100)
  const onlyRuns = away.endings.every((ending) => ending === 'outcome')
  const refused =
    String(away.opened) === '200,503' && away.link[0] === 503 && away.link[1] && away.after === 200
  yield {
    what: 'PostgreSQL away',
    right: onlyRuns && refused,
    figures: { ...away, endings: tally(away.endings) },
  }
}

/** A restart of each replica under load. */
export async function* verifyRestart(rig: Rig): AsyncGenerator<Verdict> {
  const restarted = await rollingRestart(rig, REPLICAS)
  yield {
    what: 'rolling restart',
    right:
      restarted.endings.every((ending) => ending === 'outcome') &&
      restarted.ended.every((status) => status === 0) &&
      restarted.kept.every((status) => status === 201),
    figures: { ...restarted, endings: tally(restarted.endings) },
  }
}

/** Links and runs while a replica, PostgreSQL and HAProxy are killed, so often each. */
export async function* verifyLinks(rig: Rig, rounds: number): AsyncGenerator<Verdict> {
  const stormed = await storm(rig, rounds)
  yield {
    what: 'deaths',
    right:
      stormed.promised > 0 &&
      stormed.lost.length + stormed.damaged.length === 0 &&
      !stormed.endings.some((ending) => ending.startsWith('wrong')),
    figures: { ...stormed, endings: tally(stormed.endings) },
  }
}
