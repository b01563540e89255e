import type { Size } from '../hooks/useSize.ts'

let ahead: Size = { width: 0, height: 0 }

/** What the ring takes for its room until it is measured, px: for a page that is drawn ahead, where nothing can be. */
export function stageAhead(size: Size): void {
  ahead = size
}

export function sizeAhead(): Size {
  return ahead
}
