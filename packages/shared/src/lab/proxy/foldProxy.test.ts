import { describe, expect, it } from 'vitest'
import { readLabFixture } from '../../../fixtures/readLabFixture.ts'
import { LabFold } from '../labAt.ts'
import type { LabEvent } from '../labEvent.ts'
import type { LabMoment } from '../labMoment.ts'

const recorded = readLabFixture('haproxy')
const fold = new LabFold([...recorded])
const all = recorded.map((_, cursor) => fold.at(cursor) as LabMoment)

/** Requests that these events tell of, singly and in sums. */
const counted = (events: readonly LabEvent[]) =>
  events.reduce((sum, event) => {
    if (event.type === 'proxied') return sum + 1
    if (event.type !== 'proxiedSum') return sum
    return sum + event.rows.reduce((rows, { count }) => rows + count, 0)
  }, 0)

/** How often each server went DOWN by checks or errors, after HAProxy has told these states of web-api-1. */
function downsAfter(...statuses: readonly string[]) {
  const cursor = all.findIndex(({ proxy }) => proxy?.servers[0]?.state?.status === 'UP')
  const { proxy, at } = all[cursor] as LabMoment
  const state = proxy?.servers[0]?.state
  if (state == null) throw new Error('no server')
  const told = statuses.map((status): LabEvent => ({ ...state, at, status }))
  const after = new LabFold([...recorded.slice(0, cursor + 1), ...told])
  return after.at(cursor + told.length)?.proxy?.servers.map(({ downs }) => downs)
}

describe('the DOWNs of a server', () => {
  it('are what failed checks did, from UP or from drained, each once however far it has come back', () => {
    expect(downsAfter('UP 2/3', 'UP 1/3', 'DOWN', 'DOWN 1/2', 'DOWN', 'UP')).toEqual([1, 0])
    expect(downsAfter('DRAIN', 'DOWN', 'UP', 'DOWN')).toEqual([2, 0])
  })

  it('are none of maintenance, which HAProxy itself counts with them', () => {
    expect(downsAfter('MAINT', 'UP', 'DRAIN', 'MAINT', 'UP')).toEqual([0, 0])
  })
})

describe('the recorded session of HAProxy', () => {
  it('folds to the same at every moment, forwards and backwards', () => {
    for (const cursor of [...recorded.keys()].reverse())
      expect(fold.at(cursor)?.proxy).toEqual(all[cursor]?.proxy)
  })

  it('has every request of an epoch once: by how it ended, and by its server or none', () => {
    for (const { cursor, proxy } of all) {
      if (proxy === null) continue
      const begin = recorded.slice(0, cursor + 1).findLastIndex(({ type }) => type === 'epoch')
      expect(proxy.proxied).toBe(counted(recorded.slice(Math.max(0, begin), cursor + 1)))
      expect(proxy.ended.reduce((sum, { count }) => sum + count, 0)).toBe(proxy.proxied)
    }
  })

  it('has the client and HAProxy agree: each request that was answered was logged once', () => {
    const last = all.findLast(({ epoch }) => epoch === 1)
    const answered = last?.totals.answered ?? 0
    const good = (last?.proxy?.ended ?? []).filter(({ status }) => status > 0)
    expect(good.reduce((sum, { count }) => sum + count, 0)).toBe(answered)
  })

  it('begins no failover where no HAProxy runs: whom a server harms then, nobody can say', () => {
    const cursor = all.findIndex(
      ({ proxy }) =>
        proxy !== null && proxy.process !== null && proxy.failover === null && proxy.servers[0]?.up,
    )
    const { proxy, processes, at } = all[cursor] as LabMoment
    const exited = (id: string): LabEvent => {
      const found = processes.find((process) => process.id === id)
      if (found === undefined) throw new Error(id)
      const { role, pid } = found
      return { type: 'process', at, process: id, role, pid, state: 'exited', signal: 'SIGKILL' }
    }
    const server = proxy?.servers[0]?.name ?? ''
    const after = (...ids: string[]) => {
      const events = [...recorded.slice(0, cursor + 1), ...ids.map(exited)]
      return new LabFold(events).at(events.length)?.proxy?.failover?.server ?? null
    }
    expect([after(server), after(proxy?.process ?? '', server)]).toEqual([server, null])
  })

  it('leaves the last runs as they were when all servers are killed: nobody takes over', () => {
    const cursor = all.findLastIndex(
      ({ proxy, processes }) =>
        proxy?.process != null &&
        proxy.preset !== null &&
        proxy.lastRuns[proxy.preset] !== undefined &&
        proxy.servers.length === 2 &&
        proxy.servers.every(
          ({ name, up }) => up && processes.find(({ id }) => id === name)?.exit === null,
        ),
    )
    const { proxy, at } = all[cursor] as LabMoment
    const killed = (proxy?.servers ?? []).map(({ name }): LabEvent => {
      const ended = { role: 'server', pid: 1, state: 'exited', signal: 'SIGKILL' } as const
      return { type: 'process', at, process: name, ...ended }
    })
    const after = (count: number) => {
      const events = [...recorded.slice(0, cursor + 1), ...killed.slice(0, count)]
      return new LabFold(events).at(events.length)?.proxy
    }
    expect(killed.length).toBe(2)
    expect([1, 2].map((count) => after(count)?.failover?.alone)).toEqual([false, true])
    expect([1, 2].map((count) => after(count)?.lastRuns)).toEqual([
      proxy?.lastRuns,
      proxy?.lastRuns,
    ])
  })

  it('times a failover in order: it begins, harms, is noticed, is back, and is over', () => {
    const runs = new Set(all.map(({ proxy }) => proxy?.failover ?? null))
    const over = [...runs].filter((run) => run !== null && run.upAt !== null && run.downAt !== null)
    expect(over.length).toBeGreaterThan(2)
    for (const run of over) {
      if (run === null) continue
      const times = [run.at, run.downAt ?? 0, run.upAt ?? 0]
      expect(times).toEqual(times.toSorted((one, other) => one - other))
      expect([run.harmed > 0, run.lastHarmedAt !== null]).toEqual([
        run.firstHarmedAt !== null,
        run.harmed > 0,
      ])
    }
  })

  it('keeps the last run of each preset over epochs', () => {
    const { lastRuns } = all.at(-1)?.proxy ?? {}
    expect(Object.keys(lastRuns ?? {}).toSorted()).toEqual(['notes', 'onError'])
    expect([(lastRuns?.notes?.harmed ?? 0) > 0, lastRuns?.onError?.cause]).toEqual([true, 'killed'])
  })
})
