import type { Program } from '../lesson.ts'
import { cloneProgram } from './cloneProgram.ts'
import { countProgram } from './countProgram.ts'
import { handProgram } from './handProgram.ts'
import type { WorkersSettings } from './workersSettings.ts'

/** One program for the main thread and its workers: each runs the part that is its own. */
export function workersProgram(settings: WorkersSettings): Program {
  return { source: sourceOf(settings), module: 'commonjs', threadPoolSize: 4 }
}

function sourceOf(settings: WorkersSettings): string {
  switch (settings.experiment) {
    case 'count':
      return countProgram(settings)
    case 'hand':
      return handProgram(settings)
    case 'clone':
      return cloneProgram()
    default:
      return settings.experiment satisfies never
  }
}
