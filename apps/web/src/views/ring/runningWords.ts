/** A letter of the words beside a name, px. */
export const LETTER = 6.4
/** The longest name of a phase that runs with its sign, px. */
const NAME = 96

/** That it runs is said first; where the room allows, what is ready behind it, too. */
export function runningWords(ready: string, room: number): string {
  const whole = `running, ${ready}`
  return NAME + whole.length * LETTER <= room ? whole : 'running'
}
