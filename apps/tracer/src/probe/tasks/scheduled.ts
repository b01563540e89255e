let count = 0

/** Something was made or settled that may have put a job into a queue. */
export function noteScheduled(): void {
  count++
}

/** How often that has happened: equal counts before and after a call say that it left no job behind. */
export function scheduledCount(): number {
  return count
}
