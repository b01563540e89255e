import type { RunRequest } from '@loopscope/shared/wire/api'
import { DEFAULT_POOL_SIZE } from '@loopscope/shared/wire/defaults'
import { type PackedRecording, packRecording, type Snippet } from '../../shares/packRecording.ts'
import { plainRecording } from '../../shares/unpackRecording.ts'

/** Below this, bytes, a recording is left as it is: compressing would take more than it gives. */
const WORTH_PACKING = 16 * 1024

type Parts = {
  readonly runId: string
  /** What was asked for. */
  readonly asked: RunRequest
  /** The version of Node that it ran on. */
  readonly major: number
  /** The recording as it went over the wire, NDJSON. */
  readonly chunks: readonly Buffer[]
}

/**
 * A finished run that can be shared as it was recorded. A large recording is kept compressed, as a link keeps it: each process
 * that the service starts costs more the more memory it has, and what is compressed takes a twelfth.
 */
export class KeptRun {
  readonly runId: string
  readonly asked: RunRequest
  #snippet: Snippet
  #recording: readonly Buffer[] | PackedRecording
  #packing: Promise<PackedRecording> | null = null

  constructor({ runId, asked, major, chunks }: Parts) {
    this.runId = runId
    this.asked = asked
    const { source, module, threadPoolSize = DEFAULT_POOL_SIZE } = asked
    this.#snippet = { source, module, node: String(major), threadPoolSize }
    // Small ones are parts of memory that they share with others, and are kept for minutes.
    this.#recording = sizeOf(chunks) < WORTH_PACKING ? [Buffer.concat(chunks)] : chunks
  }

  /** Of the recording as it is kept now. */
  get bytes(): number {
    return 'packed' in this.#recording ? this.#recording.packed.length : sizeOf(this.#recording)
  }

  /** Resolves when the recording takes as little as it will. Where it cannot be compressed it stays as it is. */
  async settle(): Promise<void> {
    if (this.bytes >= WORTH_PACKING) await this.pack().catch(() => undefined)
  }

  /** The recording as a link keeps it, compressed once however often this is called. */
  pack(): Promise<PackedRecording> {
    if ('packed' in this.#recording) return Promise.resolve(this.#recording)
    this.#packing ??= this.#pack(this.#recording)
    return this.#packing
  }

  async #pack(chunks: readonly Buffer[]): Promise<PackedRecording> {
    try {
      const packed = await packRecording(this.#snippet, chunks)
      this.#recording = packed
      return packed
    } finally {
      this.#packing = null
    }
  }

  /** The recording as it went over the wire, NDJSON. */
  async ndjson(): Promise<Buffer> {
    return 'packed' in this.#recording
      ? plainRecording(this.#recording)
      : Buffer.concat(this.#recording)
  }
}

const sizeOf = (chunks: readonly Buffer[]) => chunks.reduce((sum, { length }) => sum + length, 0)
