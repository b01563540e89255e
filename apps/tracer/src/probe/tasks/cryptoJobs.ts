import { ROWS } from '../../rows/contract/rowTable.ts'
import { notePoolUse, poolSizeNow } from '../clock/poolSize.ts'
import { holdRow, rowAt, textId } from '../rowWriter.ts'
import { executionId } from '../stacks/executionStack.ts'

/** Node's types of jobs of crypto (`CryptoJob` in src/crypto/crypto_util.h). */
export const CRYPTO_JOBS =
  'ARGON2REQUEST CHECKPRIMEREQUEST CIPHERREQUEST DERIVEBITSREQUEST HASHREQUEST KEYEXPORTREQUEST KEYGENREQUEST KEYPAIRGENREQUEST PBKDF2REQUEST RANDOMBYTESREQUEST RANDOMPRIMEREQUEST SCRYPTREQUEST SIGNREQUEST VERIFYREQUEST'

type Job = { readonly ondone?: unknown }

/**
 * A job of crypto was made, at `at`. Node makes one for a synchronous call, too (`pbkdf2Sync`, `randomBytes` without a callback),
 * which never reaches the thread pool and calls nothing back: that one is no async work and gets no row. Only a job that is to call back is
 * given its `ondone`, right after it was made and before anything else can happen.
 */
export function noteCryptoJob(
  at: number,
  asyncId: number,
  type: string,
  triggerAsyncId: number,
  job: Job,
  site: number,
): void {
  const execution = executionId()
  const name = textId(type)
  const poolSize = poolSizeNow()
  holdRow(() => {
    if (job.ondone === undefined) return
    notePoolUse(poolSize)
    rowAt(ROWS.init, at, asyncId, triggerAsyncId, execution, name, site)
  })
}
