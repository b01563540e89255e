import { z } from 'zod'
import { at, count, process } from '../labFields.ts'

/** A server of HAProxy's configuration, "web-api-1", which is also its process; null: HAProxy chose none. */
export const server = process

/** What a row of `show stat` says, by HAProxy's own column names. Sums (stot, hrsp_*, ...) go on over reloads. */
export const proxyRowSchema = z.object({
  /** 'frontend', 'backend', or a server's name. */
  row: z.string(),
  status: z.string(),
  /** Requests in the queue now, and the most there were. */
  qcur: count,
  qmax: count,
  /** Sessions now, the most there were, and the most there may be (null: no limit). */
  scur: count,
  smax: count,
  slim: count.nullable(),
  stot: count,
  /** How much of the sums was counted by HAProxys before the one that runs, of `stot`; absent in old recordings. */
  carried: count.optional(),
  /**
   * Of the frontend, absent in old recordings: requests that came, and those of them that it answered itself: with its own figures, as a
   * rule refused them, or as they were no valid requests.
   */
  req_tot: count.optional(),
  intercepted: count.optional(),
  dreq: count.optional(),
  ereq: count.optional(),
  /** Requests of the last second. */
  rate: count,
  hrsp_2xx: count,
  hrsp_4xx: count,
  hrsp_5xx: count,
  econ: count,
  eresp: count,
  wretr: count,
  wredis: count,
  chkfail: count,
  chkdown: count,
  weight: count,
  bin: count,
  bout: count,
  /** Bytes that went into and came out of the compression, and answers that were compressed. */
  comp_in: count,
  comp_out: count,
  comp_rsp: count,
  /** Averages of the last 1024 requests, ms; null: HAProxy has none. */
  qtime: count.nullable(),
  ctime: count.nullable(),
  rtime: count.nullable(),
  ttime: count.nullable(),
})

export type ProxyRow = z.infer<typeof proxyRowSchema>

/** Requests that ended alike. */
export const proxiedCountSchema = z.object({
  server: server.nullable(),
  status: z.number().int(),
  termination: z.string(),
  count,
  /** Of them: those that HAProxy had to connect for more than once. */
  retried: count,
  /** When the last of them ended. */
  last: at,
  /** The client had given them up before: nobody got what HAProxy sent. Other rows count those that it had not. */
  late: z.literal(true).optional(),
})
