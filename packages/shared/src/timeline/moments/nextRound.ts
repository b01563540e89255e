/**
 * When an interval is due again, us: `delay` ms from when its callback began (listOnTimeout in lib/internal/timers.js reads
 * the clock before it calls). Up to Node 10 one that took longer than its delay is due 1 ms after its end (rearm in
 * lib/timers.js). `major`: of Node; NaN: not known.
 */
export function nextRound(beganAt: number, endedAt: number, delay: number, major: number): number {
  const tookLonger = endedAt - beganAt >= delay * 1000
  return major <= 10 && tookLonger ? endedAt + 1000 : beganAt + delay * 1000
}
