import { drawCode } from './drawCode.ts'
import { drawElement } from './drawElement.ts'
import { sideBySide } from './sideBySide.ts'

/**
 * The program, and the stage as it is, as SVG: what happens, and the ring. `line`: the line that runs; null: none. What moves on the page
 * arrives first. Throws where there is no stage.
 */
export function stagePicture(source: string, line: number | null): string {
  const stage = document.querySelector<HTMLElement>('.stage')
  if (stage === null) throw new Error('The stage is not on the page.')
  for (const motion of document.getAnimations()) {
    // One without an end cannot be ended.
    if (motion.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) motion.finish()
  }
  const style = getComputedStyle(document.body)
  const code = drawCode(source, line, (name) => style.getPropertyValue(name).trim())
  return sideBySide(code, drawElement(stage, style.backgroundColor), style.backgroundColor)
}
