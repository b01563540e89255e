import { capital } from '../sentences/words.ts'
import type { StreamLeft, StreamsLeft, StreamWait } from './streamsLeft.ts'

/** Why a stream went no further, in sentences: facts of the streams that are piped together with those that are waited for. */
export function streamCauses(left: StreamsLeft, wait: StreamWait): string[] {
  const [awaited] = wait.streams.flatMap((number) => left.streams.get(number) ?? [])
  if (awaited !== undefined && wait.by === 'listener' && isMistaken(awaited, wait.event))
    return mistaken(awaited, wait)
  const together = connected(left, wait.streams).map((stream) => ({
    ...stream,
    isAnother:
      stream.number !== awaited?.number &&
      stream.name === awaited?.name &&
      stream.line === awaited.line,
  }))
  const causes = FINDERS.flatMap((find) => together.flatMap((stream) => find(stream, wait)))
  return [...new Set(causes)].slice(0, MOST)
}

/** `isAnother`: than the one that is waited for, which was made on the same line. */
type FoundStream = StreamLeft & { readonly isAnother?: boolean }

/** "the PassThrough on line 3" */
export function theStream({ name, line, isAnother = false }: FoundStream): string {
  if (line !== null) return `${isAnother ? 'another' : 'the'} ${name} on line ${line}`
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`
}

/** All that can be reached from these by pipes, whichever way, in the order of their making. */
export function connected(left: StreamsLeft, from: readonly number[]): StreamLeft[] {
  const reached = new Set(from)
  for (const number of reached)
    for (const other of left.streams.get(number)?.piped ?? []) reached.add(other)
  return [...reached].sort((a, b) => a - b).flatMap((number) => left.streams.get(number) ?? [])
}

const MOST = 2
type Finder = (stream: FoundStream, wait: StreamWait) => string[]

const destroyed: Finder = (stream, { by }) =>
  by === 'listener' && stream.facts.has('destroyed')
    ? [`${capital(theStream(stream))} was destroyed before that.`]
    : []

/** Readable streams emit 'end' and writable ones 'finish'. */
const mistaken: Finder = (_stream, { event }) => [
  `Node emits '${event}' for ${event === 'end' ? 'readable' : 'writable'} streams only: this one emits '${event === 'end' ? 'finish' : 'end'}'.`,
]

/** Whether a stream of its kind never emits that. */
export function isMistaken({ facts }: StreamLeft, event: string | null): boolean {
  return (
    (event === 'end' && !facts.has('readable')) || (event === 'finish' && !facts.has('writable'))
  )
}

const functions: Finder = (stream) =>
  stream.facts.has('destroyed') ? [] : unansweredFunctions(stream)

/** What the stream's functions of the snippet's have not answered. */
export function unansweredFunctions(stream: FoundStream): string[] {
  return stream.functions.map(({ name, line }) => {
    const whose =
      line === null
        ? ` of ${theStream(stream)}`
        : ` on line ${line}${line === stream.line ? '' : `, of ${theStream(stream)},`}`
    return `The ${name} function${whose} ${UNANSWERED[name] ?? 'never called its callback'}.`
  })
}

const UNANSWERED: Readonly<Record<string, string>> = {
  write: 'never called its callback for the last chunk it was given',
  writev: 'never called its callback for the last chunks it was given',
  transform: 'never called its callback for the last chunk it was given',
  read: 'pushed nothing after its last call, not even null, which marks the end',
}

const corked: Finder = (stream) =>
  has(stream, 'corked') ? [`${capital(theStream(stream))} was still corked.`] : []

/** Data that no one takes stops what comes before it only where there is no more room for it. */
const unread: Finder = (stream, wait) => {
  const { facts, buffered } = stream
  if (facts.has('endEmitted') || facts.has('destroyed')) return []
  const isFull = buffered > 0 && facts.has('full')
  const isWaited = wait.streams.includes(stream.number) && wait.event !== 'finish'
  const isSource = !facts.has('writable')
  if (!isFull && !isSource && !(isWaited && (buffered > 0 || facts.has('ended')))) return []
  const full = isFull ? ' Its buffer was full.' : ''
  if (facts.has('unread'))
    return [
      `Nobody read ${theStream(stream)} to its end: it had no 'data' or 'readable' listener and was not piped anywhere.${full}`,
    ]
  return facts.has('paused')
    ? [`${capital(theStream(stream))} was paused, and nothing resumed it.${full}`]
    : []
}

const rest: Finder = (stream) => {
  const { facts, buffered, piped } = stream
  const isTaken = facts.has('unread') || facts.has('paused') || piped.length > 0
  if (isTaken || buffered === 0 || facts.has('endEmitted') || facts.has('destroyed')) return []
  return [`${capital(theStream(stream))} still held data that nobody had taken.`]
}

/** Of Readable.from, whose source is the snippet's. */
const unfed: Finder = (stream) => {
  if (stream.api?.split(/[ .]/).at(-1) !== 'from') return []
  const { facts, functions: asked } = stream
  const isAsked = facts.has('reading') && !facts.has('ended') && !facts.has('writable')
  if (!isAsked || asked.length > 0 || facts.has('unread') || facts.has('paused')) return []
  return [
    `${capital(theStream(stream))} asked its source for more and got neither data nor the end.`,
  ]
}

const unended: Finder = (stream, wait) => {
  const { facts } = stream
  const isWaited = wait.streams.includes(stream.number)
  const isAsked = wait.event === 'finish' || wait.event === 'close' || facts.has('transforms')
  if (!has(stream, 'writable') || facts.has('ending') || facts.has('pipedInto')) return []
  if (!isWaited || !isAsked || wait.headless) return []
  return [`end() was never called on ${theStream(stream)}.`]
}

const FINDERS: readonly Finder[] = [destroyed, functions, corked, unread, rest, unfed, unended]

function has({ facts }: StreamLeft, fact: 'corked' | 'writable'): boolean {
  return facts.has(fact) && !facts.has('destroyed')
}
