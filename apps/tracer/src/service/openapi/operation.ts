import type { z } from 'zod'
import type { RefusalCode } from './refusals.ts'

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema: z.ZodType
  readonly description: string
}

export type Answer = {
  readonly description: string
  /** Media type of its body; absent: it has none. */
  readonly type?: string
  /** Of the body; where that is a stream, of each of its lines or messages. */
  readonly schema?: z.ZodType
}

/** One method of one address: what it takes, and everything that it may answer. */
export type Operation = {
  readonly method: 'get' | 'post' | 'delete'
  /** With parameters in braces: "/api/runs/{runId}". */
  readonly path: string
  /** Unique; generated clients name a function after it. */
  readonly id: string
  readonly tag: string
  readonly summary: string
  readonly parameters?: readonly Parameter[]
  readonly body?: {
    readonly schema: z.ZodType
    readonly description: string
    /** It may be left out. */
    readonly optional?: boolean
  }
  /** By status; refusals are told apart. */
  readonly answers: Readonly<Record<number, Answer>>
  /** Besides those of every address. */
  readonly refusals: readonly RefusalCode[]
  /** Where a code comes with another status than it mostly does. */
  readonly refusedAs?: Readonly<Partial<Record<RefusalCode, number>>>
}
