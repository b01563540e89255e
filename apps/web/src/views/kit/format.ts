const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const one = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** Microseconds as milliseconds without the unit: "0.94", "12.3", "1,204". */
export function formatMs(us: number): string {
  const ms = us / 1000
  if (Math.abs(ms) < 10) return two.format(ms)
  if (Math.abs(ms) < 100) return one.format(ms)
  return whole.format(ms)
}

/** A count with its noun: "1 step", "1,204 steps". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`
}
