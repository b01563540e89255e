import { ROWS } from '../../rows/contract/rowTable.ts'
import { notePoolUse, poolSizeNow } from '../clock/poolSize.ts'
import { nodeMajor } from '../internals.ts'
import { indexOf, startsWith } from '../primordials.ts'
import { holdRow } from '../rowBuffer.ts'
import { rowAt, textId } from '../rowWriter.ts'
import { executionId } from '../stacks/executionStack.ts'
import { type Hook, takeFrames } from '../stacks/takeFrames.ts'

/** Node's types of jobs of crypto (`CryptoJob` in src/crypto/crypto_util.h). */
export const CRYPTO_JOBS =
  'ARGON2REQUEST CHECKPRIMEREQUEST CIPHERREQUEST DERIVEBITSREQUEST HASHREQUEST KEYEXPORTREQUEST KEYGENREQUEST KEYPAIRGENREQUEST PBKDF2REQUEST RANDOMBYTESREQUEST RANDOMPRIMEREQUEST SCRYPTREQUEST SIGNREQUEST VERIFYREQUEST'

type Job = { readonly ondone?: unknown }

/**
 * A job of crypto was made, at `at`. Node makes one for a synchronous call, too (`pbkdf2Sync`, `randomBytes` without a callback),
 * which never reaches the thread pool and calls nothing back: that one is no async work and gets no row. Where the function
 * that made it tells nothing, a job that is to call back is given its `ondone` right after it was made: its row is held until then.
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
  const write = () => {
    notePoolUse(poolSize)
    rowAt(ROWS.init, at, asyncId, triggerAsyncId, execution, name, site)
  }
  // What runs next may be a loop that never ends: only a row that may not be due waits for it.
  if (isSurelyAsynchronous(type, below)) write()
  else
    holdRow(() => {
      if (job.ondone !== undefined) write()
    })
}

/** Frames that are looked at: those of Node between the job and what the user called. */
const NEAREST = 10

/** Functions of Node that throw without a callback, so that no job of theirs is synchronous. */
const TAKE_A_CALLBACK =
  ' pbkdf2 scrypt hkdf randomFill generateKeyPair generateKey generatePrime checkPrime argon2 '

/** Of WebCrypto's jobs, which settle promises and have no `ondone` on Node 24, only `getRandomValues` makes one that is synchronous. */
function isSurelyAsynchronous(type: string, below: Hook): boolean {
  const trace = takeFrames(below, NEAREST)
  if (trace === null) return false
  for (let i = 0; i < trace.length; i++) {
    const file = trace[i]?.getFileName() ?? ''
    if (nodeMajor >= 16 && file === 'node:internal/crypto/webcrypto')
      return type !== 'RANDOMBYTESREQUEST'
    const name = trace[i]?.getFunctionName()
    if (name && isOfCrypto(file) && indexOf(TAKE_A_CALLBACK, ` ${name} `) >= 0) return true
  }
  return false
}

/** Node's own files are named without `node:` before Node 16. */
const isOfCrypto = (file: string): boolean =>
  startsWith(file, 'node:internal/crypto/') || startsWith(file, 'internal/crypto/')
