import type { GzipWay } from '@loopscope/shared/lab/load/loadTargets'

/** What the three ways are called in picture and table. */
export const WAY_WORDS: Readonly<Record<GzipWay, string>> = {
  pagePlain: 'no gzip',
  pageByHaproxy: 'HAProxy’s gzip',
  pageByNode: 'Node’s gzip',
}
