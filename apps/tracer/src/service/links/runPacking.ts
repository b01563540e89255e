import { type PackedRecording, packRecording, type Snippet } from '../../shares/packRecording.ts'
import type { StoredRun } from '../runs/runStore.ts'

/** Whoever shares one run many times at once costs one compression. It is not kept: the memory of kept runs is counted. */
export class RunPacking {
  #packs = new WeakMap<StoredRun, Promise<PackedRecording>>()

  pack(run: StoredRun, snippet: Snippet): Promise<PackedRecording> {
    const going = this.#packs.get(run)
    if (going !== undefined) return going
    const pack = packRecording(snippet, run.ndjson).finally(() => this.#packs.delete(run))
    this.#packs.set(run, pack)
    return pack
  }
}
