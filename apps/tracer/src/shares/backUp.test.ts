import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createLog } from '../log.ts'
import { findPostgres, openPostgresServer } from '../testing/postgresServer.ts'
import { backUp, restore } from './backUp.ts'
import { openShareStore, type ShareStorePlace } from './openShareStore.ts'
import { packRecording } from './packRecording.ts'
import { hashOfKey, newDeleteKey, newShareId } from './shareKeys.ts'

const folder = mkdtempSync(join(tmpdir(), 'loopscope-backup-'))
const programs = findPostgres()
const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
  rmSync(folder, { recursive: true, force: true })
})

const open = (place: ShareStorePlace) =>
  openShareStore(place, { shares: 1000, bytes: 1e8 }, createLog('silent'))

async function newShare(source: string) {
  const snippet = { source, module: 'commonjs', node: '24', threadPoolSize: 4 } as const
  return {
    ...{ id: newShareId(), cursor: 7, view: {}, createdAt: 1000 },
    recording: await packRecording(snippet, [Buffer.from('{"type":"main","at":0}\n')]),
    keyHash: hashOfKey(newDeleteKey()),
  }
}

let made = 0
const sqlite = async () => ({ databaseUrl: null, dataFolder: join(folder, String(made++)) })
const postgres = async () => {
  const server = await openPostgresServer(programs ?? '')
  closing.push(() => server.close())
  return { databaseUrl: server.url, dataFolder: '/nowhere' }
}

describe.each([
  ['SQLite', true, sqlite],
  ['PostgreSQL', programs !== null, postgres],
] as const)('links in %s', (name, isThere, place) => {
  it.runIf(isThere)(
    'are backed up while the store is in use, and restored elsewhere as they were',
    async () => {
      const [from, to, file] = [await place(), await place(), join(folder, `${name}.backup`)]
      const [before, share, later] = [open(from), await newShare('1'), await newShare('2')]
      await before.add(share)
      await backUp(from, file)
      await before.add(later)
      await before.close()
      await restore(to, file)
      const after = open(to)
      const { keyHash, ...shown } = share
      expect([await after.open(share.id), await after.open(later.id)]).toEqual([shown, null])
      expect(await after.totals()).toEqual({ shares: 1, bytes: share.recording.packed.length })
      expect(await after.remove(share.id, keyHash)).toBe('removed')
      await after.add(later)
      await after.close()
      await expect(restore(to, file)).rejects.toThrow()
      const kept = open(to)
      expect(await kept.has(later.id)).toBe(true)
      await kept.close()
    },
  )
})

it('no backup is written over, and none that is damaged is restored', async () => {
  const [place, file] = [await sqlite(), join(folder, 'damaged')]
  await open(place).close()
  writeFileSync(file, 'no database')
  await expect(backUp(place, file)).rejects.toThrow('damaged is there already: name another file')
  await expect(restore(await sqlite(), file)).rejects.toThrow('file is not a database')
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([])
})
