import type { PoolAnswer } from '@loopscope/shared/lesson/pool/readPool'

/** Callbacks that ran so close together that their names would lie upon each other. */
export type CallbackGroup = {
  /** Where the words begin, or end where they are turned. */
  readonly at: number
  readonly words: string
  /** They stand before the first of them, not behind the last: there is no room. */
  readonly turned: boolean
  /** When the first and the last of them ran, us; null: there is one. */
  readonly span: { readonly first: number; readonly last: number } | null
}

/** What a row has room for, us: where it ends, and what one character takes. */
type Room = { readonly end: number; readonly character: number }

/** Names that are written out; of more there is a count. */
const MOST = 3

type Growing = {
  readonly first: number
  readonly last: number
  readonly names: readonly PoolAnswer['of'][]
}

/** The names to write, in order, none of them upon another. */
export function callbackGroups(
  answers: readonly PoolAnswer[],
  room: Room,
): readonly CallbackGroup[] {
  const groups: Growing[] = []
  for (const { of, at } of answers) {
    let next: Growing = { first: at, last: at, names: [of] }
    for (
      let last = groups.at(-1);
      last !== undefined && lie(last, next, room);
      last = groups.at(-1)
    ) {
      groups.pop()
      next = { first: last.first, last: next.last, names: [...last.names, ...next.names] }
    }
    groups.push(next)
  }
  return groups.map((group) => {
    const { turned } = extentOf(group, room)
    const { first, last } = group
    const span = first < last ? { first, last } : null
    return { at: turned ? first : last, words: wordsOf(group), turned, span }
  })
}

/** Whether these two would lie upon each other; a character is to be between them. */
function lie(one: Growing, other: Growing, room: Room): boolean {
  return extentOf(other, room).from < extentOf(one, room).to + room.character
}

function extentOf(group: Growing, { end, character }: Room) {
  const { first, last } = group
  const width = (wordsOf(group).length + 1) * character
  const turned = last + width > end
  return { from: turned ? first - width : first, to: turned ? last : last + width, turned }
}

function wordsOf({ names }: Growing): string {
  const more = names.length - MOST
  const words = names.slice(0, more > 1 ? MOST - 1 : names.length).join(', ')
  return more > 1 ? `${words}, +${more + 1}` : words
}
