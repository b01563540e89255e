import { Worker } from 'node:worker_threads'
import type { Stripped } from './stripTypes.ts'
import type { Syntax } from './syntax.ts'

const LONGEST_MS = 2_000
/** How long the thread may take to load its parser: a busy machine needs seconds for what takes 0.1 s otherwise. */
const START_MS = 20_000

/** What the thread is asked. */
export type Question = { readonly task: 'strip' | 'read'; readonly source: string }
/** And what it says: a Stripped or a Syntax, as it was asked. */
export type Answer =
  | { readonly task: 'strip'; readonly stripped: Stripped }
  | { readonly task: 'read'; readonly syntax: Syntax }
/** Before its first answer of a kind: what it needs for that is loaded. */
export type Ready = { readonly task: 'ready'; readonly loaded: Question['task'] }

type Job = {
  readonly question: Question
  readonly resolve: (answer: Answer) => void
  /** Instead, when there is no answer: because of this, which is the end of a sentence. */
  readonly refuse: (why: string) => void
}

/**
 * Strips types and reads syntax in a thread, one source at a time. The thread starts with the first source, does not keep
 * the process alive while it is idle, and is replaced when a source broke its parser or took longer than 2 s
 * once that was loaded.
 */
export class TypeStripper {
  readonly #jobs: Job[] = []
  #current: Job | null = null
  #worker: Worker | null = null
  readonly #loaded = new Set<Question['task']>()
  #timer: NodeJS.Timeout | null = null
  #closed = false

  /** Never throws: source that cannot be stripped is refused with an error that says why. */
  strip(source: string): Promise<Stripped> {
    return new Promise((resolve) => {
      this.#ask({
        question: { task: 'strip', source },
        resolve: (answer) => answer.task === 'strip' && resolve(answer.stripped),
        refuse: (why) => resolve(refused(why)),
      })
    })
  }

  /** What the text says; null where it cannot be found out: too deep, or too slow. Never throws. */
  read(source: string): Promise<Syntax | null> {
    return new Promise((resolve) => {
      this.#ask({
        question: { task: 'read', source },
        resolve: (answer) => answer.task === 'read' && resolve(answer.syntax),
        refuse: () => resolve(null),
      })
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#jobs.splice(0)) job.refuse('the service is stopping')
    await this.#replace('the service is stopping')
  }

  #ask(job: Job): void {
    if (this.#closed) job.refuse('the service is stopping')
    else {
      this.#jobs.push(job)
      this.#next()
    }
  }

  #next(): void {
    if (this.#current !== null) return
    const job = this.#jobs.shift()
    if (job === undefined) {
      this.#worker?.unref()
      return
    }
    this.#current = job
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#limit()
    this.#worker.postMessage(job.question)
  }

  /** Ends the thread when it takes too long for what it does now: to load, or to answer. */
  #limit(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    const ms =
      this.#current !== null && this.#loaded.has(this.#current.question.task)
        ? LONGEST_MS
        : START_MS
    this.#timer = setTimeout(() => {
      void this.#replace(`its types could not be stripped within ${ms} ms`)
    }, ms)
  }

  #start(): Worker {
    const worker = new Worker(new URL('./stripWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    })
    this.#loaded.clear()
    worker.on('message', (answer: Answer | Ready) => {
      if (worker !== this.#worker) return
      if (answer.task !== 'ready') return this.#finish((job) => job.resolve(answer))
      this.#loaded.add(answer.loaded)
      if (this.#current !== null) this.#limit()
    })
    worker.on('error', () => {
      if (worker === this.#worker) void this.#replace('it is nested too deeply to be parsed')
    })
    return worker
  }

  async #replace(why: string): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    this.#finish((job) => job.refuse(why))
    await worker?.terminate()
  }

  #finish(end: (job: Job) => void): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    const job = this.#current
    this.#current = null
    if (job !== null) end(job)
    this.#next()
  }
}

const refused = (why: string): Stripped => ({
  type: 'refused',
  error: {
    name: 'SyntaxError',
    message: `This TypeScript cannot be run: ${why}.`,
    stack: null,
    line: null,
    column: null,
  },
})
