import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { pidNamespace } from '../../sandbox/process/pidNamespace.ts'
import { processFacts } from '../processFacts.ts'
import type { KnownProcess } from '../stateFile.ts'

const LOOK_MS = 100
const LOCK = 'lock'
const ownerSchema = z.object({ pid: z.number().int(), start: z.string(), ticket: z.string() })
const TICKET = /^ticket-(\d{16})-[\w-]{1,80}$/

/** One load run of this machine's, however many services run here: two would measure each other. */
export type Turn = { readonly release: () => void }

/** Where this user's services find each other, but for those in other containers, whose pids cannot be looked up. */
export function lockFolder(): string {
  return join(tmpdir(), `loopscope-load-${pidNamespace()}-${userInfo().uid}`)
}

export type TurnParts = {
  /** A name for this wait, of letters, digits and -; unlike any other's. */
  readonly id: string
  /** The service that waits: when it is gone, its ticket and its lock count for nothing. */
  readonly service: KnownProcess
  /** Called with how many are before this one whenever that changes. */
  readonly waits: (ahead: number) => void
  /** Aborted: nothing is waited for any more. */
  readonly signal: AbortSignal
  readonly folder?: string
}

/**
 * Resolves when it is this one's turn, in the order in which they asked; to null when it was called off. A ticket says who is
 * next, the lock who has it: the ticket that is first may take a lock whose service is gone.
 */
export async function takeTurn({
  id,
  service,
  waits,
  signal,
  folder = lockFolder(),
}: TurnParts): Promise<Turn | null> {
  prepare(folder)
  const ticket = `ticket-${String(Date.now()).padStart(16, '0')}-${id}`
  const owner = JSON.stringify({ ...service, ticket })
  writeFileSync(join(folder, ticket), owner, { mode: 0o600, flag: 'wx' })
  const leave = () => rmSync(join(folder, ticket), { force: true })
  let told = -1
  try {
    while (!signal.aborted) {
      const tickets = await living(folder)
      const holder = await lockHolder(folder)
      const ahead =
        tickets.filter((other) => other < ticket && other !== holder).length +
        (holder === null ? 0 : 1)
      if (ahead === 0 && take(folder, ticket)) return { release: () => release(folder, ticket) }
      if (ahead !== told && ahead > 0) waits(ahead)
      told = ahead
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined)
    }
  } catch (error) {
    leave()
    throw error
  }
  leave()
  return null
}

/** The folder is this user's and no one else may write there: in a shared one, others could lay files for us. */
function prepare(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid } = userInfo()
  const facts = lstatSync(folder)
  if (!facts.isDirectory() || facts.uid !== uid || (facts.mode & 0o022) !== 0)
    throw new Error("The folder where load runs wait for each other is not this user's own.")
}

/** Tickets whose services are there. Those of others are taken away. */
async function living(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const name of readdirSync(folder).filter((file) => TICKET.test(file)))
    if (await isAlive(read(folder, name))) found.push(name)
    else rmSync(join(folder, name), { force: true })
  return found
}

/** The ticket that has the lock; null: it is free now. */
async function lockHolder(folder: string): Promise<string | null> {
  const owner = read(folder, LOCK)
  if (owner !== null && (await isAlive(owner))) return owner.ticket
  // Only while it is still that one's: another may have taken it meanwhile.
  if (owner !== null && read(folder, LOCK)?.ticket === owner.ticket)
    rmSync(join(folder, LOCK), { force: true })
  return null
}

/** A second name for the ticket's file, which only one can give. */
function take(folder: string, ticket: string): boolean {
  try {
    linkSync(join(folder, ticket), join(folder, LOCK))
    return true
  } catch {
    return false
  }
}

function release(folder: string, ticket: string): void {
  if (read(folder, LOCK)?.ticket === ticket) rmSync(join(folder, LOCK), { force: true })
  rmSync(join(folder, ticket), { force: true })
}

type Owner = z.infer<typeof ownerSchema>

function read(folder: string, name: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  } catch {
    return null
  }
}

async function isAlive(owner: Owner | null): Promise<boolean> {
  const facts = owner && (await processFacts(owner.pid))
  return facts !== null && facts.start === owner?.start && facts.state !== 'Z'
}
