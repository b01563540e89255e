/** Something that draws itself on a canvas, at most once per frame of the browser. */
export type Painter = {
  /** Something has changed: draw at the next frame. */
  readonly ask: () => void
  readonly close: () => void
}

/** Gathers all reasons to draw within a frame into one drawing. */
export function createPainter(paint: () => void): Painter {
  let handle: number | null = null
  return {
    ask() {
      handle ??= requestAnimationFrame(() => {
        handle = null
        paint()
      })
    },
    close() {
      if (handle !== null) cancelAnimationFrame(handle)
      handle = null
    },
  }
}

/** The canvas' context, sharp on this screen and measured in CSS px. null: the browser gives none. */
export function contextOf(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio * (canvas.currentCSSZoom ?? 1)
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  // Setting a size clears the canvas, even to the size that it has.
  if (canvas.width !== w) canvas.width = w
  if (canvas.height !== h) canvas.height = h
  const context = canvas.getContext('2d')
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}
