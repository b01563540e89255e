import type { Home } from './homes.ts'

/** From one rectangle of the page to another. */
type Trip = {
  readonly face: HTMLElement
  readonly from: DOMRect
  readonly to: DOMRect
  /** What must not be seen twice while its clone travels. */
  readonly arriving: readonly Element[]
  readonly pulse: number
  readonly ms: number
}

/**
 * Draws clones above the page and takes them away again. The page itself is never changed: it shows the moment at
 * the cursor from the first instant, however motion ends.
 */
export type MotionLayer = {
  travel(trip: Trip): void
  /** What was there goes out where it stood. */
  fadeOut(home: Home, ms: number): void
  fadeIn(element: Element, ms: number): void
  outline(element: Element, ms: number): void
  /** Anything else, on an element of the page: ended together with the rest. */
  play(element: Element, keyframes: Keyframe[], timing: KeyframeAnimationOptions): void
  /** A copy of a drawing, in place, until its animation has ended. */
  copy(drawing: SVGSVGElement, part: SVGElement, frames: Keyframe[], ms: number): void
  /** Everything arrives at once. */
  finish(): void
}

const TRAVEL = 'cubic-bezier(0.3, 0, 0.1, 1)'
const OUT = 'cubic-bezier(0.2, 0, 0, 1)'

/** `host` must cover the page and hold nothing else. */
export function createMotionLayer(host: HTMLElement): MotionLayer {
  const running = new Set<Animation>()

  function play(element: Element, frames: Keyframe[], timing: KeyframeAnimationOptions): Animation {
    const animation = element.animate(frames, timing)
    running.add(animation)
    const forget = () => running.delete(animation)
    animation.addEventListener('finish', forget)
    animation.addEventListener('cancel', forget)
    return animation
  }

  function hide(elements: readonly Element[], ms: number): void {
    for (const element of elements)
      play(element, [{ opacity: 0 }, { opacity: 0 }], { duration: ms })
  }

  /** A clone of `element` at `rect`, which leaves with its last animation. */
  function clone(element: HTMLElement, rect: DOMRect): HTMLElement {
    const copy = element.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return document.createElement('span')
    for (const name of ['data-operation', 'data-home', 'title', 'aria-label', 'aria-pressed'])
      copy.removeAttribute(name)
    copy.tabIndex = -1
    copy.classList.add('clone')
    const zoom = zoomOf(element)
    Object.assign(copy.style, {
      left: `${rect.left / zoom}px`,
      top: `${rect.top / zoom}px`,
      width: `${rect.width / zoom}px`,
      zoom: `${zoom}`,
    })
    host.append(copy)
    return copy
  }

  function travel({ face, from, to, arriving, pulse, ms }: Trip): void {
    const own = face.getBoundingClientRect()
    const width = own.width === 0 ? from.width : Math.min(own.width, 220)
    const start = new DOMRect(
      from.left,
      from.top + (from.height - own.height) / 2,
      width,
      own.height,
    )
    const copy = clone(face, start)
    const zoom = zoomOf(face)
    const x = (to.left - start.left) / zoom
    const y = (to.top + (to.height - own.height) / 2 - start.top) / zoom
    if (pulse > 0) pulseAt(from, face, pulse)
    hide(arriving, pulse + ms)
    const frames = [
      { transform: 'none', opacity: pulse > 0 ? 0.4 : 1 },
      { opacity: 1, offset: 0.2 },
      { transform: `translate(${x}px, ${y}px)`, opacity: 1 },
    ]
    const timing = { duration: ms, delay: pulse, easing: TRAVEL, fill: 'both' } as const
    const animation = play(copy, frames, timing)
    animation.addEventListener('finish', () => copy.remove())
    for (const element of arriving)
      if (element instanceof HTMLElement)
        play(element, [{ transform: 'scale(1.06)' }, { transform: 'none' }], {
          duration: 160,
          delay: pulse + ms,
          easing: OUT,
        })
  }

  /** The place that a token leaves lights up for an instant. */
  function pulseAt(rect: DOMRect, face: HTMLElement, ms: number): void {
    const mark = document.createElement('i')
    mark.className = 'motion-pulse'
    mark.dataset['ph'] = face.dataset['ph']
    Object.assign(mark.style, {
      left: `${rect.left}px`,
      top: `${rect.top}px`,
      width: `${rect.width}px`,
      height: `${rect.height}px`,
    })
    host.append(mark)
    const frames = [{ opacity: 0 }, { opacity: 1, offset: 0.5 }, { opacity: 0 }]
    const animation = play(mark, frames, { duration: ms * 2, easing: OUT, fill: 'both' })
    animation.addEventListener('finish', () => mark.remove())
  }

  return {
    travel,
    play,
    fadeOut({ element, rect }, ms) {
      const copy = clone(element, rect)
      const timing = { duration: ms, easing: OUT, fill: 'both' } as const
      const animation = play(copy, [{ opacity: 1 }, { opacity: 0 }], timing)
      animation.addEventListener('finish', () => copy.remove())
    },
    fadeIn(element, ms) {
      play(element, [{ opacity: 0 }, { opacity: 1 }], { duration: ms, easing: OUT })
    },
    outline(element, ms) {
      const outlined = { outline: '2px solid var(--text-1)', outlineOffset: '2px' }
      play(element, [outlined, outlined], { duration: ms })
    },
    copy(drawing, part, frames, ms) {
      const { left, top, width, height } = drawing.getBoundingClientRect()
      const sheet = drawing.cloneNode(false)
      const copied = part.cloneNode(true)
      if (!(sheet instanceof SVGElement && copied instanceof SVGElement)) return
      sheet.removeAttribute('role')
      sheet.classList.add('motion-sheet')
      Object.assign(sheet.style, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${width}px`,
        height: `${height}px`,
      })
      sheet.append(copied)
      host.append(sheet)
      const animation = play(copied, frames, { duration: ms, easing: TRAVEL, fill: 'both' })
      animation.addEventListener('finish', () => sheet.remove())
    },
    finish() {
      for (const animation of [...running]) animation.cancel()
      running.clear()
      host.replaceChildren()
    },
  }
}

/** How much larger than its own px an element is drawn: on a large stage the ring is. */
function zoomOf(element: Element): number {
  return element.currentCSSZoom ?? 1
}
