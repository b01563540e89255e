import type { PoolAnswer } from '@loopscope/shared/lesson/pool/readPool'

/** Callbacks that ran so close together that their names would lie upon each other. */
export type CallbackGroup = { readonly at: number; readonly words: string }

/** Names that are written out; of more there is a count. */
const MOST = 3

/** The names to write, in order; `apart`: us that two of them need at least. */
export function callbackGroups(
  answers: readonly PoolAnswer[],
  apart: number,
): readonly CallbackGroup[] {
  const groups: { at: number; names: PoolAnswer['of'][] }[] = []
  for (const { of, at } of answers) {
    const last = groups.at(-1)
    if (last !== undefined && at - last.at < apart) last.names.push(of)
    else groups.push({ at, names: [of] })
  }
  return groups.map(({ at, names }) => {
    const more = names.length - MOST
    const words = names.slice(0, more > 1 ? MOST - 1 : names.length).join(' ')
    return { at, words: more > 1 ? `${words} +${more + 1}` : words }
  })
}
