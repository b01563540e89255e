import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findHaproxy } from './findHaproxy.ts'

const found = await findHaproxy(null)

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopscope-find-'))
  // Whom HAProxy runs as must come to it.
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A program that says of itself what `haproxy -vv` of this version says. */
function saying(version: string): string {
  const file = join(folder, `haproxy-${version}`)
  const text = `HAProxy version ${version} 2021/05/14 - https://haproxy.org/`
  writeFileSync(file, `#!/bin/sh\necho '${text}'\necho 'Feature list : +OPENSSL'\n`, {
    mode: 0o755,
  })
  return file
}

it.each(['1.8.30', '2.0.35', '2.3.21'])('refuses %s, with a sentence', async (version) => {
  expect(await findHaproxy(saying(version))).toEqual({
    what: `HAProxy ${version} is too old: 2.4 or newer is needed`,
    how: expect.stringMatching(/haproxy/),
  })
})

it.each(['2.4.0', '2.10.1', '3.2.4', '10.0.0'])('takes %s', async (version) => {
  const file = saying(version)
  expect(await findHaproxy(file)).toEqual({ file, version, openssl: true, exporter: false })
})

describe.skipIf('what' in found)('the HAProxy of this machine', () => {
  it('is taken from HAPROXY_BIN alone where that is set', async () => {
    const file = join(folder, 'named')
    symlinkSync('file' in found ? found.file : '', file)
    expect(await findHaproxy(file)).toEqual({ ...found, file })
  })
})
