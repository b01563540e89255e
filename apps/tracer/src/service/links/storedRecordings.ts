import type { Log } from '../../log.ts'
import { gzipRecording } from '../../shares/gzipRecording.ts'
import { joinReads } from '../../shares/joinReads.ts'
import type { Form, ShareStore } from '../../shares/shareStore.ts'
import { damagedLink } from './linkRefusals.ts'
import { refuseIfUnreachable } from './refuseIfUnreachable.ts'

type Store = Pick<ShareStore, 'bytesOf' | 'keepGzip'>

/**
 * What is stored of recordings, by their hashes. Readers who come while one is being read share that reading, which is sound: a hash
 * never means other bytes, and whether a link is still there each of them has asked before.
 */
export class StoredRecordings {
  #store: Store
  #log: Pick<Log, 'warn'>
  #readers: Readonly<Record<Form, (hex: string) => Promise<Buffer | null>>>

  constructor(store: Store, log: Pick<Log, 'warn'>) {
    this.#store = store
    this.#log = log
    this.#readers = {
      zstd: joinReads((hex) => this.#stored(Buffer.from(hex, 'hex'), 'zstd')),
      gzip: joinReads((hex) => this.#gzip(Buffer.from(hex, 'hex'))),
    }
  }

  /** The recording in this form; null where it is not stored. Throws a Refusal. */
  read(hash: Buffer, form: Form): Promise<Buffer | null> {
    return this.#readers[form](hash.toString('hex'))
  }

  #stored(hash: Buffer, form: Form): Promise<Buffer | null> {
    return refuseIfUnreachable(this.#store.bytesOf(hash, form))
  }

  /** The first who asks for it has it made and kept, also of a link that is older than this. */
  async #gzip(hash: Buffer): Promise<Buffer | null> {
    const kept = await this.#stored(hash, 'gzip')
    if (kept !== null) return kept
    const packed = await this.#stored(hash, 'zstd')
    if (packed === null) return null
    const gzip = await gzipRecording({ hash, packed }).catch((error: unknown) => {
      throw damagedLink(error)
    })
    // Where it cannot be kept it is made again.
    await this.#store.keepGzip(hash, gzip).catch((error: unknown) => {
      this.#log.warn({ err: error }, 'A recording could not be kept as gzip.')
    })
    return gzip
  }
}
