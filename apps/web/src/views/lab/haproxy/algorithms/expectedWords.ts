import type { ExpectedShares } from '../../../../state/lab/proxy/expectedShares.ts'

/** "100 : 100 : 100", "100 : 100 : 100, ±16", "all to one". */
export function expectedWords(expected: ExpectedShares): string {
  switch (expected.kind) {
    case 'exact':
      return expected.counts.join(' : ')
    case 'about':
      return `${expected.counts.join(' : ')}, ±${expected.within}`
    case 'one':
      return 'all to one'
    default:
      return expected satisfies never
  }
}
