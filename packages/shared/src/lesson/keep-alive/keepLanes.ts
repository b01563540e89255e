import type { Fate, KeepSettings, Thing } from './keepSettings.ts'

/** One of the things that the program makes, as its code names it. */
export type KeepLane = MadeLane | { readonly thing: 'work'; readonly name: 'work' }
export type MadeLane = {
  readonly thing: Thing
  readonly name: string
  /** The first or the second that is made. */
  readonly slot: 1 | 2
  readonly fate: Fate
}

/** What the program makes, in order. The timer by which it ends itself is not among them: it is unref'd. */
export function keepLanes(settings: KeepSettings): readonly KeepLane[] {
  const { first, firstThen, second, secondThen, work } = settings
  const one: MadeLane = { thing: first, name: nameOf(first, 1), slot: 1, fate: firstThen }
  const lanes: KeepLane[] = [one]
  if (second !== 'none') {
    const name = nameOf(second, 2)
    lanes.push({
      thing: second,
      name: name === one.name ? `${name}2` : name,
      slot: 2,
      fate: secondThen,
    })
  }
  return work === 0 ? lanes : [...lanes, { thing: 'work', name: 'work' }]
}

function nameOf(thing: Thing, slot: 1 | 2): string {
  switch (thing) {
    case 'timer':
    case 'short':
    case 'overflow':
      return `t${slot}`
    case 'signal':
      return 'signal'
    default:
      return thing
  }
}
