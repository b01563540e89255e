import type { Log } from '../../log.ts'
import { gzipRecording } from '../../shares/gzipRecording.ts'
import { joinReads } from '../../shares/joinReads.ts'
import type { Form, ShareStore } from '../../shares/shareStore.ts'
import { LentBytes } from './lentBytes.ts'
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
  #readers: Readonly<Record<Form, (hex: string) => Promise<LentBytes | null>>>

  constructor(store: Store, log: Pick<Log, 'warn'>) {
    this.#store = store
    this.#log = log
    this.#readers = {
      zstd: joinReads((hex) => lent(this.#stored(Buffer.from(hex, 'hex'), 'zstd'))),
      gzip: joinReads((hex) => lent(this.#gzip(Buffer.from(hex, 'hex')))),
    }
  }

  /** The recording in this form, to be given back when it has been sent; null where it is not stored. Throws a Refusal. */
  async read(hash: Buffer, form: Form): Promise<LentBytes | null> {
    const found = await this.#readers[form](hash.toString('hex'))
    return found?.take() ?? null
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

async function lent(reading: Promise<Buffer | null>): Promise<LentBytes | null> {
  const bytes = await reading
  return bytes && new LentBytes(bytes)
}
