import { count, duration, onLine } from '../sentences/words.ts'
import type { Keeper } from './keepers.ts'
import type { Standing } from './standing.ts'

/** So many things are named one by one. */
const NAMED = 4

/** What the process was at when it was stopped, in one to three sentences. */
export function standingSentence(standing: Standing): string {
  switch (standing.type) {
    case 'running': {
      const { who, seenLine } = standing
      const seen = seenLine === null ? '' : ` It was last seen on line ${seenLine}.`
      return `The ${who} never returned.${seen}`
    }
    case 'draining': {
      const { queue, from, line } = standing
      return `The ${queue} queue never emptied: ${count(standing.count, queue)} ran in a row since ${duration(from)}, the last${ofLine(line)}.`
    }
    case 'idle': {
      const { from, keepers } = standing
      return keepers.length === 0
        ? `Idle since ${duration(from)}. The recording does not say what keeps the process alive.`
        : `Idle since ${duration(from)}: ${keeperWords(keepers)}.`
    }
    case 'turning': {
      const { turns, busiest, keepers } = standing
      const called =
        busiest === null
          ? []
          : [`${busiest.api} was called ${count(busiest.count, 'time')} on line ${busiest.line}`]
      const others = keepers.length === 0 ? [] : [keeperWords(keepers)]
      const why = [...called, ...others].join('; ')
      return `The loop was still turning, ${count(turns, 'turn')} by then${why === '' ? '' : `: ${why}`}.`
    }
    case 'unseen':
      return `Nothing was recorded after ${duration(standing.from)}, but the process went on computing.`
    case 'cut':
      return cutSentence(standing)
  }
}

function cutSentence(standing: Extract<Standing, { type: 'cut' }>): string {
  const { at, seenAt, turns, nextTicks, microtasks, line, queue } = standing
  const more = Math.max(nextTicks, microtasks)
  const what = nextTicks >= microtasks ? 'nextTick' : 'microtask'
  const since = `from ${duration(at)}, where the recording was cut off, to ${duration(seenAt)}`
  if (queue !== null && more > 0)
    return `The ${queue} queue never emptied: ${since} ${count(more, `more ${what}`)} ${more === 1 ? 'was' : 'were'} queued${line === null ? '' : `, the last${onLine(line)}`}, and the loop did not go on.`
  if (turns > 0) return `The loop was still turning: ${count(turns, 'turn')} more ${since}.`
  return `The loop did not turn ${since}.`
}

function keeperWords(keepers: readonly Keeper[]): string {
  const named = keepers.slice(0, NAMED)
  const keeping = named.filter(({ how }) => how === 'keeps')
  const clauses = named.filter(({ how }) => how !== 'keeps').map(clause)
  if (keeping.length > 0) {
    const many = keeping.length > 1 || (keeping[0]?.count ?? 1) > 1
    clauses.unshift(`${list(keeping.map(theThing))} ${many ? 'keep' : 'keeps'} the process alive`)
  }
  const left = keepers.length - named.length
  return `${clauses.join('; ')}${left > 0 ? `; and ${left} more` : ''}`
}

function clause(keeper: Keeper): string {
  const { how, dueAt, every } = keeper
  const many = keeper.count > 1
  if (every !== null) return `${theThing(keeper)} ${many ? 'run' : 'runs'} every ${every} ms`
  if (how === 'due')
    return many
      ? `${theThing(keeper)} are due, the first at ${duration(dueAt ?? 0)}`
      : `${theThing(keeper)} is due at ${duration(dueAt ?? 0)}`
  if (how === 'request') return `${theThing(keeper)} ${many ? 'have' : 'has'} not called back`
  return `${theThing(keeper)} ${many ? 'are' : 'is'} open`
}

/** "the server on line 1", "3 timers on line 2", "a timer of Node's own" */
function theThing({ noun, line, count: n }: Keeper): string {
  const whose = line === null ? '' : ` on line ${line}`
  if (n > 1) return `${count(n, noun)}${whose}`
  return line === null
    ? `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun} of Node's own`
    : `the ${noun}${whose}`
}

function list(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

function ofLine(line: number | null): string {
  return line === null ? '' : ` from line ${line}`
}
