import type { ShareView } from '@loopscope/shared/wire/share'
import type { Query } from './database.ts'
import type { PackedRecording } from './packRecording.ts'

/** One link: a recording, the moment at which it opens, and the hash of the key that deletes it. Never changes. */
export type Share = {
  readonly id: string
  readonly recording: PackedRecording
  /** Index of the step to open at; null: where a finished run rests. */
  readonly cursor: number | null
  readonly view: ShareView
  /** ms since 1970. */
  readonly createdAt: number
}

export type NewShare = Share & { readonly keyHash: Buffer }

/** What all links together may take. Equal recordings are stored once and count once. */
export type StoreLimits = { readonly shares: number; readonly bytes: number }

export type ShareHead = {
  /** Of the link's recording. */
  readonly hash: Buffer
  /** That the recording takes as zstd. */
  readonly bytes: number
  readonly isOpened: boolean
}

/** Every recording is stored as zstd. As gzip it is once somebody has asked for that. */
export type Form = 'zstd' | 'gzip'

/** Links on disk or in a database. Everything rejects when the store cannot be reached. */
export type ShareStore = {
  /** Of the database, where services that stand beside this one have the same; null: this service's alone. */
  readonly shared: Query | null
  /** 'kept': it survives the end of this process and of the machine's power. 'full': nothing was written. */
  add(share: NewShare): Promise<'kept' | 'full'>
  /** The link, which from now on counts as opened; null when there is none of this id. */
  open(id: string): Promise<Share | null>
  has(id: string): Promise<boolean>
  /** The link without its recording; null when there is none of this id. Opens nothing. */
  momentOf(id: string): Promise<Omit<Share, 'recording'> | null>
  /** What the link shows; null when there is none of this id. Opens nothing. */
  headOf(id: string): Promise<ShareHead | null>
  /** From now on the link counts as opened. */
  countOpening(id: string): Promise<void>
  /** What is stored of the recording with this hash in this form; null: nothing. */
  bytesOf(hash: Buffer, form: Form): Promise<Buffer | null>
  /** Keeps a recording that is stored as gzip, too, where there is room for it. */
  keepGzip(hash: Buffer, gzip: Buffer): Promise<'kept' | 'full' | 'unknown'>
  /** Deletes the link if its key has this hash, and the recording if no other link shows it. */
  remove(id: string, keyHash: Buffer): Promise<'removed' | 'unknown' | 'wrongKey'>
  /** Deletes what was made before this time (ms since 1970) and never opened. Resolves to how many. */
  removeUnopened(before: number): Promise<number>
  totals(): Promise<StoreLimits>
  close(): Promise<void>
}
