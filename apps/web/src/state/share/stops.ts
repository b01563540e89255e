import type { LinkStop } from './linkWords.ts'

/** Where a cursor stands among stops: `index` of the last one that it has come to, and whether it is just there. null: before all of them. */
export type AmongStops = { readonly index: number; readonly exact: boolean }

/** Where `cursor` stands among `stops`, which are in the order of their steps. */
export function amongStops(stops: readonly LinkStop[], cursor: number): AmongStops | null {
  const index = stops.findLastIndex(({ step }) => step <= cursor)
  return index === -1 ? null : { index, exact: stops[index]?.step === cursor }
}

/** The stop next to `cursor`; null: there is none on that side. */
export function stopBeside(
  stops: readonly LinkStop[],
  cursor: number,
  side: 'next' | 'previous',
): LinkStop | null {
  const found =
    side === 'next'
      ? stops.find(({ step }) => step > cursor)
      : stops.findLast(({ step }) => step < cursor)
  return found ?? null
}

/** The stops with this step among them or, when it is one, without it. */
export function toggledStop(stops: readonly LinkStop[], step: number): readonly LinkStop[] {
  if (stops.some((stop) => stop.step === step)) return stops.filter((stop) => stop.step !== step)
  return [...stops, { step, word: '' }].sort((a, b) => a.step - b.step)
}
