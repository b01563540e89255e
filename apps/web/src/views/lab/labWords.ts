import type { LabHeader } from '@loopscope/shared/lab/labEvent'

const two = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const one = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** Microseconds as a person says them: "0.42 ms", "109 ms", "5.2 s", "12:03 min". */
export function durationWords(us: number): string {
  const ms = us / 1000
  if (ms < 10) return `${two.format(ms)} ms`
  if (ms < 1000) return `${whole.format(ms)} ms`
  if (ms < 60_000) return `${one.format(ms / 1000)} s`
  return `${clockWords(ms / 1000)} min`
}

/** Seconds as "14:03". */
export function clockWords(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds))
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
}

/** A moment of the lab's clock, s: "+12.345". */
export function momentWords(us: number): string {
  return `+${(us / 1_000_000).toFixed(3)}`
}

/** Bytes as "43 MB". */
export function bytesWords(bytes: number): string {
  return `${whole.format(bytes / 1_000_000)} MB`
}

/** The notes' number of a port: ":4000" for the port that this session has for it. With one label only every port is that one: each primary gets another. */
export function portWords(header: LabHeader, port: number): string {
  const labels = Object.entries(header.labels)
  const label = labels.find(([, own]) => own === port || labels.length === 1)?.[0]
  return `:${label ?? port}`
}
