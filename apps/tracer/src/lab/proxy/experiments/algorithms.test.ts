import { keysMoved } from '@loopscope/shared/lab/proxy/keysMoved'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { describe, expect, it } from 'vitest'
import { isHaproxyMissing, proxyLab } from '../../../testing/proxyLab.ts'
import { proxyReady } from '../../../testing/testSession.ts'

describe.skipIf(isHaproxyMissing)('algorithms', () => {
  const lab = proxyLab('algorithms')

  const use = (algorithm: string, hashType = 'map-based') =>
    lab.act('set', { settings: { algorithm, hashType } })
  const shares = async (values: object = {}) => {
    const before = lab.requests()
    await lab.send(300, values)
    return lab.requests().map((count, index) => count - (before[index] ?? 0))
  }

  it('share 300 requests as they say: in turn, the first, by client, by address asked for', async () => {
    expect(await shares()).toEqual([100, 100, 100])
    await use('first')
    expect(await shares()).toEqual([300, 0, 0])
    await use('source')
    expect((await shares()).toSorted((one, other) => one - other)).toEqual([0, 0, 300])
  })

  it('a server that comes again is told of after the settings that have it', async () => {
    await lab.act('experiment', { experiment: 'balance' })
    await lab.act('experiment', { experiment: 'algorithms' })
    const from = lab.events.findLastIndex(({ type }) => type === 'proxySettings')
    await lab.until(proxyReady(3))
    const told = lab.events
      .slice(from)
      .filter((event) => event.type === 'server' && event.server === 'web-api-3')
    expect(told.length).toBeGreaterThan(0)
  })

  it('a weight is set without a reload', async () => {
    await use('roundrobin')
    const { generation } = lab.proxy().config ?? {}
    await lab.act('weight', { process: 'web-api-1', weight: 3 })
    expect(lab.proxy().config).toMatchObject({
      ...{ how: 'runtime', generation: (generation ?? 0) + 1 },
      commands: ['set server web-api/web-api-1 weight 3'],
    })
    const weighted = await shares()
    // Where in its turn it begins is its own affair.
    expect(weighted.map((count) => Math.round(count / 20))).toEqual([9, 3, 3])
    await lab.act('weight', { process: 'web-api-1', weight: 1 })
  })

  it('a consistent hash moves 100 of 300 keys, those of the server that went, and a map-based one 200', async () => {
    const moved: Record<string, number> = {}
    for (const hashType of ['map-based', 'consistent']) {
      await use('uri', hashType)
      await lab.until(proxyReady(3))
      await lab.send(300, { vary: 'path', keys: 300 })
      const before = lab.last('keys') as ProxyEventOf<'keys'>
      await lab.act('maint', { process: 'web-api-3' })
      await lab.until((moment) => moment.proxy?.servers[2]?.up === false)
      await lab.send(300, { vary: 'path', keys: 300 })
      const after = lab.last('keys') as ProxyEventOf<'keys'>
      moved[hashType] = keysMoved(before, after)
      const ofThird = before.of.filter((server) => before.servers[server] === 'web-api-3').length
      // They must go somewhere; that others move too is what a consistent hash spares.
      if (hashType === 'consistent') expect(moved[hashType]).toBe(ofThird)
      await lab.act('ready', { process: 'web-api-3' })
    }
    expect(moved).toEqual({ 'map-based': 200, consistent: 100 })
  })
})
