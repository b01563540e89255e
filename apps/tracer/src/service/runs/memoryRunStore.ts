import type { KeptRun } from './keptRun.ts'
import type { RunStore } from './runStore.ts'

type Kept = {
  readonly run: KeptRun
  readonly owner: string
  readonly expires: number
  /** What it counts for; without its recording while that is being compressed. */
  bytes: number
}

/** What a run takes beside its recording and its source, about, bytes. */
const OVERHEAD = 1024

/**
 * Finished runs of the last minutes, in this process's memory. When they take too much memory, whoever takes most of it loses the oldest of theirs:
 * no one makes the service forget the runs of others.
 */
export class MemoryRunStore implements RunStore {
  #runs = new Map<string, Kept>()
  #taken = new Map<string, number>()
  #bytes = 0
  #keepMs: number
  #keepBytes: number
  #now: () => number

  constructor(keepMs: number, keepBytes: number, now: () => number = Date.now) {
    this.#keepMs = keepMs
    this.#keepBytes = keepBytes
    this.#now = now
  }

  async add(run: KeptRun, owner: string): Promise<void> {
    const bytes = 2 * run.asked.source.length + OVERHEAD
    const kept = { run, owner, expires: this.#now() + this.#keepMs, bytes }
    this.#runs.set(run.runId, kept)
    this.#count(owner, bytes)
    this.#forgetExpired()
    // No one waits for that: it is kept already.
    void run.settle().then(() => this.#settled(kept))
  }

  #settled(kept: Kept): void {
    const { run, owner } = kept
    if (this.#runs.get(run.runId) !== kept) return
    kept.bytes += run.bytes
    this.#count(owner, run.bytes)
    if (kept.bytes > this.#keepBytes) this.#forget(run.runId, kept)
    while (this.#bytes > this.#keepBytes) this.#forgetOldestOf(this.#mostTaking())
  }

  async get(runId: string): Promise<KeptRun | null> {
    this.#forgetExpired()
    return this.#runs.get(runId)?.run ?? null
  }

  #forgetExpired(): void {
    for (const [runId, kept] of this.#runs) {
      if (kept.expires > this.#now()) return
      this.#forget(runId, kept)
    }
  }

  #forgetOldestOf(owner: string): void {
    for (const [runId, kept] of this.#runs) {
      if (kept.owner !== owner) continue
      this.#forget(runId, kept)
      return
    }
  }

  #mostTaking(): string {
    let [most, bytes] = ['', 0]
    for (const [owner, taken] of this.#taken) if (taken > bytes) [most, bytes] = [owner, taken]
    return most
  }

  #forget(runId: string, { owner, bytes }: Kept): void {
    this.#runs.delete(runId)
    this.#count(owner, -bytes)
  }

  #count(owner: string, bytes: number): void {
    this.#bytes += bytes
    const taken = (this.#taken.get(owner) ?? 0) + bytes
    if (taken > 0) this.#taken.set(owner, taken)
    else this.#taken.delete(owner)
  }
}
