import { type Control, controlWords } from './control.ts'
import { hasMeaning } from './hasMeaning.ts'
import type { Settings } from './lesson.ts'

/** What sets these settings apart from others, as the controls name it: "Call: net.connect, Calls: 4 calls". "": nothing. */
export function settingsApart(
  controls: readonly Control[],
  settings: Settings,
  others: Settings,
): string {
  return controls
    .filter((control) => hasMeaning(control, settings))
    .filter(({ key }) => settings[key] !== others[key])
    .map((control) => `${control.label}: ${valueWords(control, settings[control.key])}`)
    .join(', ')
}

function valueWords(control: Control, value: Settings[string] | undefined): string {
  switch (control.kind) {
    case 'range':
      return controlWords(Number(value), control.unit)
    case 'choice':
      return control.options.find((option) => option.value === value)?.words ?? String(value)
    case 'switch':
      return value === true ? 'on' : 'off'
    default:
      return control satisfies never
  }
}
