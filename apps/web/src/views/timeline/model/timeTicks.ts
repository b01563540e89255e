import { placeUnder, type Viewport, xOf } from './viewport.ts'

/** A mark of the clock on the ruler. */
export type Tick = { readonly x: number; readonly label: string }

/** Marks stand at least this far apart, px. */
const APART = 90

/** Round times in view; none on the scale that has no time. */
export function ticksIn(viewport: Viewport): Tick[] {
  const { axis, width, scale } = viewport
  if (axis.scale === 'order') return []
  const every = roundUp(APART / scale)
  const from = axis.origin + placeUnder(viewport, 0)
  const to = Math.min(axis.origin + placeUnder(viewport, width), axis.origin + axis.recordedEnd)
  const ticks: Tick[] = []
  for (let n = Math.max(0, Math.ceil(from / every)); n * every <= to; n++)
    ticks.push({ x: xOf(viewport, n * every - axis.origin), label: timeLabel(n * every, every) })
  return ticks
}

/** The next of 1, 2, 5, 10, 20, 50, ... us. */
function roundUp(us: number): number {
  const power = 10 ** Math.floor(Math.log10(us))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= us) ?? 10
  return step * power
}

/** As many digits as tell one mark from the next. */
function timeLabel(us: number, every: number): string {
  const seconds = every >= 1e6
  const unit = seconds ? 1e6 : 1e3
  const digits = Math.max(0, -Math.floor(Math.log10(every / unit) + 1e-9))
  return `${(us / unit).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${seconds ? 's' : 'ms'}`
}
