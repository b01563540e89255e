import { LabFold } from '@loopscope/shared/lab/labAt'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../../../packages/shared/fixtures/readShippedLab.ts'
import { clientStatuses } from './clientStatuses.ts'
import { logBesideClient, logBesideClientWords } from './logBesideClient.ts'

const moments = (name: Parameters<typeof readShippedLab>[0]) => {
  const events = [...readShippedLab(name)]
  const fold = new LabFold(events)
  return events.flatMap((_, index) => fold.at(index) ?? [])
}

it('is what the log has and the client has not told yet, and nothing once it has told all', () => {
  const all = moments('haproxy-algorithms').filter(({ proxy }) => proxy !== null)
  const wrong = all.filter((moment) => {
    const told = moment.totals.sent - moment.totals.unsent
    const proxied = moment.proxy?.proxied ?? 0
    return told + logBesideClient(moment).ahead !== Math.max(told, proxied)
  })
  expect(wrong).toEqual([])
  const ahead = all.map((moment) => logBesideClient(moment).ahead)
  expect([Math.max(...ahead) > 0, ahead.at(-1)]).toEqual([true, 0])
})

it('says of how many answers of the client the log has nothing, and that is what their figures differ by', () => {
  for (const name of ['haproxy-tls', 'haproxy-stats'] as const) {
    const apart = moments(name).filter(
      (moment) => logBesideClient(moment).behind > 0 && logBesideClient(moment).ahead === 0,
    )
    expect(apart.length).toBeGreaterThan(0)
    for (const moment of apart) {
      const { behind } = logBesideClient(moment)
      const got = clientStatuses(moment).reduce((sum, [, count]) => sum + count, 0)
      const logged = moment.proxy?.ended.filter(({ status, late }) => status >= 0 && !late) ?? []
      expect(got - logged.reduce((sum, { count }) => sum + count, 0)).toBe(behind)
      expect(logBesideClientWords(moment)).toMatch(
        /^HAProxy’s log is behind the client by \d+ answers?\.$/,
      )
    }
  }
})
