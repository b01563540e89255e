import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMMAND, loopscope } from '../testing/loopscope.ts'

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../../packages/shared/fixtures/${name}`, import.meta.url))
const RECORDING = fixture('versions/1/node24.ndjson')

/** Status and body as the server gives them to who calls it by `host`. */
function get(address: string, host: string): Promise<[number | undefined, string]> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { host } }, async (response) => {
      const pieces: Buffer[] = []
      for await (const piece of response) pieces.push(piece as Buffer)
      resolve([response.statusCode, Buffer.concat(pieces).toString()])
    })
      .on('error', reject)
      .end()
  })
}

describe('loopscope open', () => {
  it('serves the page and the recordings to this machine until it is stopped', async () => {
    const child = spawn(process.execPath, [COMMAND, 'open', RECORDING], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      let said = ''
      for await (const piece of child.stdout) {
        said += String(piece)
        if (said.includes('Ctrl+C')) break
      }
      const address = /^(http:\/\/127\.0\.0\.1:\d+)\/\?open=0/.exec(said)?.[1] ?? ''
      const { host } = new URL(address)
      const page = await get(`${address}/`, host)
      expect([page[0], page[1].includes('<title>')]).toEqual([200, true])
      expect(await get(`${address}/opened/0.ndjson`, host)).toEqual([
        200,
        await readFile(RECORDING, 'utf8'),
      ])
      const statuses = await Promise.all([
        get(`${address}/opened/1.ndjson`, host),
        get(`${address}/..%2f..%2fpackage.json`, host),
        get(`${address}/api/runs`, host),
        get(`${address}/opened/0.ndjson`, 'elsewhere.example'),
      ])
      expect(statuses.map(([status]) => status)).toEqual([404, 404, 503, 403])
    } finally {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('close', resolve))
    }
    expect(child.exitCode).toBe(0)
  })

  it.each([
    [fixture('seed.js'), /seed\.js: This is no recording of Loopscope: /],
    [fixture('nothing.ndjson'), /nothing\.ndjson: there is no such file\n$/],
  ])('says of %s what is wrong with it', async (file, sentence) => {
    const { status, stderr } = await loopscope('open', file)
    expect([status, stderr]).toEqual([2, expect.stringMatching(sentence)])
  })
})
