import type { Comparison } from './figures/compareSides.ts'

/** What an A/B run shows, in one sentence; `planned`: the pairs of rounds that it is to have. */
export function verdictText({ verdict, pairs }: Comparison, planned: number): string {
  switch (verdict) {
    case 'higher':
      return 'Every round of B is above every round of A.'
    case 'lower':
      return 'Every round of B is below every round of A.'
    case 'none':
      return pairs < 2
        ? `One pair says nothing about the range; ${planned} are planned.`
        : 'No difference shown: the ranges overlap.'
    case 'failed':
      return 'Requests failed, so the rates compare nothing.'
    default:
      return verdict satisfies never
  }
}
