import { CHECKED_FIGURES, type Check, type CheckedFigure, type CheckOperator } from './check.ts'

export type ParsedChecks =
  | { readonly type: 'checks'; readonly checks: readonly Check[] }
  /** `sentence`: what is wrong and what would be right. */
  | { readonly type: 'wrong'; readonly sentence: string }

/**
 * "callback<50ms, turns<=100": a figure, an operator and a number, with ms, s or us where the figure is a time; several with commas
 * between them. Never throws, whatever the text.
 */
export function parseChecks(text: string): ParsedChecks {
  const checks: Check[] = []
  for (const part of text.split(',')) {
    const parsed = parseCheck(part.replaceAll(/\s/g, ''))
    if (typeof parsed === 'string') return { type: 'wrong', sentence: parsed }
    checks.push(parsed)
  }
  return { type: 'checks', checks }
}

const SHAPE =
  /^(?<figure>[a-z]+)(?<operator><=|>=|<|>|=)(?<number>\d{1,9}(?:\.\d{1,3})?)(?<unit>[a-z]*)$/i
const UNITS: ReadonlyMap<string, number> = new Map([
  ['us', 1],
  ['ms', 1000],
  ['s', 1_000_000],
])

function parseCheck(text: string): Check | string {
  const { figure = '', operator, number, unit = '' } = SHAPE.exec(text)?.groups ?? {}
  if (operator === undefined)
    return `--check takes a figure, < or another comparison, and a number, as "callback<50ms"; not "${shown(text)}".`
  if (!isFigure(figure))
    return `--check knows no "${shown(figure)}"; there are ${Object.keys(CHECKED_FIGURES).join(', ')}.`
  const us = UNITS.get(unit)
  const { time } = CHECKED_FIGURES[figure]
  if (time && us === undefined)
    return `${figure} is a time: write its limit as "${figure}${operator}${number}ms", or with us or s.`
  if (!time && unit !== '')
    return `${figure} is a count: write its limit as "${figure}${operator}${number}".`
  const limit = Number(number) * (us ?? 1)
  return { figure, operator: operator as CheckOperator, limit, text }
}

function isFigure(name: string): name is CheckedFigure {
  return Object.hasOwn(CHECKED_FIGURES, name)
}

/** Not more of it than a person looks at. */
function shown(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}
