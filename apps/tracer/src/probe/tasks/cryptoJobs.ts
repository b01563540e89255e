import { ROWS } from '../../rows/contract/rowTable.ts'
import { notePoolUse, poolSizeNow } from '../clock/poolSize.ts'
import { nodeMajor } from '../internals.ts'
import { holdRow, rowAt, textId } from '../rowWriter.ts'
import { executionId } from '../stacks/executionStack.ts'
import { type Hook, takeFrames } from '../stacks/takeFrames.ts'

/** Node's types of jobs of crypto (`CryptoJob` in src/crypto/crypto_util.h). */
export const CRYPTO_JOBS =
  'ARGON2REQUEST CHECKPRIMEREQUEST CIPHERREQUEST DERIVEBITSREQUEST HASHREQUEST KEYEXPORTREQUEST KEYGENREQUEST KEYPAIRGENREQUEST PBKDF2REQUEST RANDOMBYTESREQUEST RANDOMPRIMEREQUEST SCRYPTREQUEST SIGNREQUEST VERIFYREQUEST'

type Job = { readonly ondone?: unknown }

/**
 * A job of crypto was made, at `at`. Node makes one for a synchronous call, too (`pbkdf2Sync`, `randomBytes` without a callback),
 * which never reaches the thread pool and calls nothing back: that one is no async work and gets no row. A job that is to call back is
 * given its `ondone` right after it was made and before anything else can happen. One of WebCrypto settles a promise, which may come between (Node 16), or
 * has no `ondone` at all (Node 24).
 * `below`: the hook.
 */
export function noteCryptoJob(
  at: number,
  asyncId: number,
  type: string,
  triggerAsyncId: number,
  job: Job,
  site: number,
  below: Hook,
): void {
  const execution = executionId()
  const name = textId(type)
  const poolSize = poolSizeNow()
  const settlesPromise = isOfWebCrypto(type, below)
  holdRow(() => {
    if (job.ondone === undefined && !settlesPromise) return
    notePoolUse(poolSize)
    rowAt(ROWS.init, at, asyncId, triggerAsyncId, execution, name, site)
  })
}

/** Frames that are looked at: those of Node between the job and what the user called. */
const NEAREST = 10

/** Of its own jobs only `getRandomValues` makes one that is synchronous. */
function isOfWebCrypto(type: string, below: Hook): boolean {
  if (nodeMajor < 16 || type === 'RANDOMBYTESREQUEST') return false
  const trace = takeFrames(below, NEAREST)
  if (trace === null) return false
  for (let i = 0; i < trace.length; i++)
    if (trace[i]?.getFileName() === 'node:internal/crypto/webcrypto') return true
  return false
}
