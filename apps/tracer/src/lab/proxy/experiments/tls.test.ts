import { describe, expect, it } from 'vitest'
import { isHaproxyMissing, proxyLab } from '../../../testing/proxyLab.ts'

describe.skipIf(isHaproxyMissing)('TLS', () => {
  const lab = proxyLab('tls')

  it('has a certificate of its own that a client trusts which was given it, and no other', async () => {
    expect(lab.last('certificate')).toMatchObject({
      ...{ subject: 'CN=localhost', issuer: 'CN=localhost', algorithm: 'ec prime256v1' },
      names: 'DNS:localhost, IP Address:127.0.0.1',
    })
    const { validFrom = '', validTo = '' } = lab.last('certificate') ?? {}
    expect(Date.parse(validTo) - Date.parse(validFrom)).toBe(7 * 24 * 60 * 60 * 1000)
    expect(await lab.send(2, { over: 'tls' })).toEqual({ 200: 2 })
    expect(lab.last('secured')).toMatchObject({
      protocol: 'TLSv1.3',
      trusted: true,
      connections: 2,
    })
    const before = lab.now()
    await lab.act('send', { count: 1, over: 'tlsWithoutCa' })
    await lab.until(() => lab.last('secured')?.protocol === null)
    // The client broke off: HAProxy has lost nothing, and has heard of no request.
    const { totals } = await lab.until(({ totals: { sent } }) => sent > before.totals.sent)
    expect([totals.lost, totals.unsent, lab.proxy().proxied]).toEqual([1, 1, before.proxy?.proxied])
    expect(lab.last('answer')).toMatchObject({
      ...{ outcome: 'lost', process: null, unsent: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
    expect(lab.last('secured')).toMatchObject({
      trusted: false,
      error: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
  })

  it('its port answers no plain HTTP', async () => {
    const before = lab.now().totals
    await lab.act('send', { count: 1, over: 'plainToTls' })
    const { totals } = await lab.until(({ totals: { sent } }) => sent > before.sent)
    await lab.until(({ totals: { inFlight } }) => inFlight === 0)
    expect([totals.answered, lab.now().totals.answered]).toEqual([before.answered, before.answered])
    // This one was sent: it was HAProxy that closed the connection.
    expect([lab.last('answer')?.process, lab.now().totals.unsent]).toEqual([
      'haproxy',
      before.unsent,
    ])
  })
})
