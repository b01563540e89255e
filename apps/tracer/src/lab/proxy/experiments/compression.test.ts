import type { AnswerKind } from '@loopscope/shared/lab/gzip/answerKinds'
import { compareGzip } from '@loopscope/shared/lab/gzip/compareGzip'
import { isMeasured } from '@loopscope/shared/lab/gzip/isMeasured'
import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { loadGoesOn } from '@loopscope/shared/lab/load/loadGoesOn'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import { describe, expect, it } from 'vitest'
import { stillAlive } from '../../../testing/leftovers.ts'
import { isHaproxyMissing, proxyLab } from '../../../testing/proxyLab.ts'
import { proxyReady } from '../../../testing/testSession.ts'

const kinds: readonly AnswerKind[] = [
  'recipe',
  'page',
  'own',
  'styles',
  'script',
  'tiny',
  'picture',
]

const run = ({ proxy }: LabMoment) => proxy?.measured.runs.at(-1)
const isWhole = (moment: LabMoment) =>
  run(moment)?.parts.length === run(moment)?.planned && run(moment)?.parts.at(-1)?.done != null

/** The end of a server or proxy that only measurements ask. */
const isEndOfMeasured = (event: LabEvent): event is LabEventOf<'process'> =>
  event.type === 'process' &&
  event.state === 'exited' &&
  event.role !== 'runner' &&
  isMeasured({ id: event.process })

describe.skipIf(isHaproxyMissing)('compression', () => {
  const lab = proxyLab('compression')

  /** Bytes of each kind of answer to a client without gzip and to one with it, and what the second says of its encoding. */
  async function weigh(change: Partial<(typeof PROXY_STARTS.compression)['compression']>) {
    const compression = { ...PROXY_STARTS.compression.compression, ...change }
    // Set anew, or what was weighed before would do.
    await lab.act('set', { settings: { compression: { ...compression, types: [] } } })
    await lab.act('set', { settings: { compression } })
    await lab.act('weigh')
    const { proxy } = await lab.until(
      ({ proxy: now }) =>
        now?.sizes.last.length === 2 * kinds.length &&
        now.sizes.last.every(({ before }) => before !== null),
    )
    return Object.fromEntries(
      kinds.map((kind) => {
        const of = (accepts: string) =>
          proxy?.sizes.last.find((size) => size.kind === kind && size.accepts === accepts)
        const [plain, gzip] = [of(''), of('gzip')]
        if (plain === undefined || gzip === undefined) throw new Error(kind)
        return [kind, { plain: plain.bytes, gzip: gzip.bytes, encoding: gzip.encoding }] as const
      }),
    ) as Record<AnswerKind, { plain: number; gzip: number; encoding: string }>
  }

  /** Begins a measurement; resolves when load is on. */
  async function measure(values: object = {}): Promise<void> {
    const before = run(lab.now())?.run ?? 0
    await lab.act('measure', values)
    await lab.until(
      (moment) =>
        (run(moment)?.run ?? 0) > before && (run(moment)?.parts.at(-1)?.samples.length ?? 0) > 0,
    )
  }

  it('is for a client that takes gzip and no other, and HAProxy counts what it saved', async () => {
    const bytes = async (encoding?: string) => {
      const from = lab.events.length
      await lab.send(1, { what: 'page', encoding })
      const answer = lab.events.slice(from).find((event) => event.type === 'answer')
      return answer?.type === 'answer' ? (answer.bytes ?? 0) : 0
    }
    const [plain, gzip, br] = [await bytes(), await bytes('gzip'), await bytes('br')]
    expect([plain > 35_000, gzip < 0.5 * plain, br]).toEqual([true, true, plain])
    await lab.until(({ proxy }) => proxy?.backend?.comp_rsp === 1)
    const { comp_in: into = 0, comp_out: out = 0 } = lab.proxy().backend ?? {}
    expect([into > 35_000, out < 0.5 * into]).toEqual([true, true])
  })

  it('shrinks what is in the list and of some size, lets the rest alone, and makes two letters longer', async () => {
    const { page, own, styles, script, picture, tiny } = await weigh({})
    for (const { plain, gzip, encoding } of [page, own])
      expect([encoding, gzip < 0.5 * plain]).toEqual(['gzip', true])
    for (const { plain, gzip, encoding } of [styles, script, picture])
      expect([encoding, gzip]).toEqual(['', plain])
    expect([tiny.encoding, tiny.gzip > tiny.plain]).toEqual(['gzip', true])
  })

  it('without offload the server compresses what it can, in fewer bytes, and HAProxy leaves that alone', async () => {
    const { page, own } = await weigh({ offload: false })
    expect([own.encoding, own.gzip < page.gzip, page.gzip < page.plain]).toEqual([
      'gzip',
      true,
      true,
    ])
  })

  it('with a longer list styles and scripts shrink too, and with none nothing does but by the server', async () => {
    const { styles, script } = await weigh({ types: ['text/css', 'application/javascript'] })
    for (const { plain, gzip, encoding } of [styles, script])
      expect([encoding, gzip < 0.5 * plain]).toEqual(['gzip', true])
    const { page, own, tiny } = await weigh({ algo: 'off' })
    expect([page.gzip, page.encoding, tiny.gzip, own.encoding]).toEqual([
      ...[page.plain, '', tiny.plain, 'gzip'],
    ])
  })

  it('is measured in turns: fewest bytes by Node, least work by HAProxy, and each process by itself', async () => {
    await lab.act('stream', { rate: 5 })
    await measure({ rounds: 2, seconds: 1 })
    expect(lab.now().proxy?.rate).toBe(0)
    await expect(lab.act('send', { count: 1 })).rejects.toThrow('A measurement goes on')
    await expect(lab.act('measure')).rejects.toThrow('goes on already')
    const measured = run(await lab.until(isWhole))
    if (measured === undefined) throw new Error('no run')
    expect(measured.parts.map(({ started }) => started.target)).toEqual([
      ...['pagePlain', 'pageByHaproxy', 'pageByNode'],
      ...['pageByHaproxy', 'pageByNode', 'pagePlain'],
    ])
    const { sides, rounds, failed } = compareGzip(measured)
    const [plain, proxy, node] = sides
    if (plain === undefined || proxy === undefined || node === undefined) throw new Error('3 sides')
    expect([rounds, failed]).toEqual([2, 0])
    expect([plain.bytes.median > 40_000, proxy.bytes.most < 0.6 * plain.bytes.least]).toEqual([
      ...[true, true],
    ])
    expect(node.bytes.most < proxy.bytes.least).toBe(true)
    // What gzip takes is taken where it is done.
    expect([
      (node.server?.median ?? 0) > 3 * (proxy.server?.median ?? 0),
      (proxy.proxy?.median ?? 0) > (plain.proxy?.median ?? 0),
    ]).toEqual([true, true])
    expect(measured.parts[1]?.done?.cpu.map(({ process, role }) => [process, role])).toEqual([
      ['runner', 'client'],
      ['haproxy gzip', 'proxy'],
      ['server-gzip', 'server'],
    ])
    expect(lab.last('loadOver')).toBe(undefined)
    // The session's own HAProxy is still the one of its picture.
    expect([
      lab.now().proxy?.process?.startsWith('haproxy '),
      lab.now().proxy?.servers[0]?.up,
    ]).toEqual([true, true])
  }, 120_000)

  it('a measurement that is stopped ends at once, and another may begin', async () => {
    await measure()
    await lab.act('stopMeasure')
    await lab.until((moment) => run(moment)?.parts.at(-1)?.done != null)
    const runner = lab.events.flatMap((event) =>
      event.type === 'process' && event.role === 'runner' ? [event.pid] : [],
    )
    expect([run(lab.now())?.parts.at(-1)?.done?.reason, await stillAlive(runner)]).toEqual([
      'stopped',
      [],
    ])
    await expect.poll(() => lab.session.runs.goesOn).toBe(false)
    await expect(lab.act('stopMeasure')).rejects.toThrow('No measurement goes on')
  }, 60_000)

  it('a measurement that is called off between two parts is told to be over', async () => {
    const done = (moment: LabMoment) => run(moment)?.parts[0]?.done != null
    const before = run(lab.now())?.run ?? 0
    await lab.act('measure', { rounds: 2, seconds: 1 })
    await lab.until((moment) => (run(moment)?.run ?? 0) > before && done(moment))
    await lab.act('stopMeasure')
    const over = await lab.until(({ proxy }) => proxy !== null && !loadGoesOn(proxy.measured))
    expect(run(over)?.parts.length).toBeLessThan(6)
    await expect.poll(() => lab.session.runs.goesOn).toBe(false)
  }, 60_000)

  it('what only measurements ask stays for the next one, and ends when another tab is chosen', async () => {
    const living = () =>
      lab
        .now()
        .processes.filter((one) => one.exit === null && isMeasured(one))
        .map(({ id }) => id)
    // The generator of the measurement before may still be on its way out.
    await expect
      .poll(() => living().toSorted())
      .toEqual(['haproxy gzip', 'haproxy http', 'server-gzip'])
    const from = lab.events.length
    await lab.act('experiment', { experiment: 'stats' })
    await lab.act('experiment', { experiment: 'compression' })
    // Begun while they end, a measurement waits for that and has its own.
    await measure()
    const ends = lab.events.slice(from).filter(isEndOfMeasured)
    expect(ends.map(({ unneeded }) => unneeded)).toEqual([true, true, true])
    await lab.act('stopMeasure')
    await expect.poll(() => lab.session.runs.goesOn).toBe(false)
  }, 60_000)

  it('when nobody watches any more, or everything begins anew, the measurement ends', async () => {
    await measure()
    lab.session.unwatched()
    await lab.until((moment) => run(moment)?.parts.at(-1)?.done?.reason === 'left')
    await expect.poll(() => lab.session.runs.goesOn).toBe(false)
    await measure()
    await lab.act('reset')
    await lab.until(proxyReady(1))
    expect(lab.now().processes.map(({ id }) => id)).not.toContain('runner')
    // It is there when the session ends in the middle of it.
    await measure()
  }, 60_000)
})
