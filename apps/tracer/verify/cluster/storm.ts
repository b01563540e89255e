import { setTimeout as sleep } from 'node:timers/promises'
import { shareCreatedSchema } from '@loopscope/shared/wire/share'
import { type Promised, readBack } from '../../attacks/shareStorm.ts'
import { askRun, type Ending, post } from './client.ts'
import { REPLICAS, type Rig } from './rig.ts'

const WRITERS = 4
/** What a death is followed by, ms: writers at work. */
const BETWEEN_MS = 400

export type StormReport = {
  /** Links that were answered with 201. */
  readonly promised: number
  readonly lost: readonly string[]
  readonly damaged: readonly string[]
  /** How the runs ended. */
  readonly endings: readonly Ending[]
}

/**
 * Writers run snippets and make links of them while a replica, PostgreSQL and HAProxy are killed, so often each. Then every link
 * that was answered with 201 is read and compared with what was recorded.
 */
export async function storm(rig: Rig, rounds: number): Promise<StormReport> {
  const promised: Promised[] = []
  const endings: Ending[] = []
  let isOver = false
  const write = async () => {
    while (!isOver) {
      const link = await shareOneRun(rig.url, endings)
      if (link !== null) promised.push(link)
    }
  }
  const writers = Array.from({ length: WRITERS }, write)
  for (let round = 0; round < rounds; round++) {
    const { child } = rig.replicas[REPLICAS[round % REPLICAS.length] ?? 'a']
    await sleep(BETWEEN_MS)
    await child.end('SIGKILL')
    await child.start()
    await sleep(BETWEEN_MS)
    await rig.postgres.kill()
    await sleep(BETWEEN_MS)
    await rig.postgres.start()
    await sleep(BETWEEN_MS)
    await rig.haproxy.end('SIGKILL')
    await rig.haproxy.start()
  }
  await sleep(BETWEEN_MS)
  isOver = true
  await Promise.all(writers)
  return { promised: promised.length, endings, ...(await readBack(rig.url, promised)) }
}

/** null: no promise was made. */
async function shareOneRun(url: string, endings: Ending[]): Promise<Promised | null> {
  const source = `// ${Math.random()}\nfor (let i = 0; i < 30; i++) setImmediate(() => {})\nconsole.log('ü')`
  const { ending, runId, recording } = await askRun(url, source)
  endings.push(ending)
  if (ending !== 'outcome') {
    await sleep(50)
    return null
  }
  const cursor = Math.floor(Math.random() * 30)
  try {
    const response = await post(`${url}/api/shares`, { runId, cursor })
    if (response.status !== 201) {
      await response.text()
      return null
    }
    const { id } = shareCreatedSchema.parse(await response.json())
    return { id, cursor, source, recording }
  } catch (_broken) {
    return null
  }
}
