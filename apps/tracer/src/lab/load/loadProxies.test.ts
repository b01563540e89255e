import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openToLesserUser } from '../lesserUser.ts'
import { findHaproxy } from '../proxy/haproxy/findHaproxy.ts'
import { LoadProxies } from './loadProxies.ts'

const found = await findHaproxy(null)

describe.skipIf('what' in found)('HAProxys of load runs', () => {
  let folder: string
  let proxies: LoadProxies
  beforeEach(() => {
    if ('what' in found) throw new Error(found.what)
    folder = mkdtempSync(join(tmpdir(), 'loopscope-load-proxies-'))
    openToLesserUser(folder)
    proxies = new LoadProxies(found, folder)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('no room for a configuration is said before the run, without a folder of this machine', async () => {
    // Every write to it fails as on a full disk.
    symlinkSync('/dev/full', join(folder, 'haproxyHttp.cfg'))
    const said = "HAProxy's configuration could not be written. The disk is full."
    await expect(proxies.prepare('haproxyHttp')).rejects.toThrow(said)
    await expect(proxies.launch('haproxyHttp', 'haproxy http', 1, 2)).rejects.toThrow(said)
    rmSync(join(folder, 'haproxyHttp.cfg'))
    expect(await proxies.launch('haproxyHttp', 'haproxy http', 28_001, 28_000)).toMatchObject({
      ...{ kind: 'program', of: 'haproxy http', args: ['-dR', '-f', 'haproxyHttp.cfg'] },
    })
  })

  it('no room for the certificate is said too, and it is made when there is some', async () => {
    symlinkSync('/dev/full', join(folder, 'combined.pem'))
    await expect(proxies.prepare('tls')).rejects.toThrow(
      'The certificate could not be written. The disk is full.',
    )
    rmSync(join(folder, 'combined.pem'))
    expect(await proxies.launch('tls', 'haproxy tls', 28_001, 28_000)).toMatchObject({
      args: ['-dR', '-f', 'tls.cfg'],
    })
  })

  it('a folder that is gone is said as that', async () => {
    rmSync(folder, { recursive: true })
    await expect(proxies.prepare('haproxyTcp')).rejects.toThrow("The session's folder is gone.")
  })
})
