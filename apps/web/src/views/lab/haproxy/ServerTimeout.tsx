import { time } from '@loopscope/shared/lab/labWords'
import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { serverTimes } from '../../../state/lab/proxy/serverTimes.ts'
import { useAct } from '../labContext.ts'
import { Range } from '../side/Range.tsx'

/** `timeout server`: for how long HAProxy waits for an answer of a server. After that it answers 504 itself. */
export function ServerTimeout({ settings }: { settings: ProxySettings | null }) {
  const act = useAct()
  const now = settings?.timeouts.serverMs ?? 50_000
  const times = serverTimes(now)
  const words = (index: number) => wordsOf(times[index] ?? now)
  return (
    <Range
      name="504 after"
      value={times.indexOf(now)}
      min={0}
      max={times.length - 1}
      step={1}
      words={words}
      set={(index) => {
        const serverMs = times[index]
        if (settings === null || serverMs === undefined) return
        act({ action: 'set', settings: { timeouts: { ...settings.timeouts, serverMs } } })
      }}
    />
  )
}

/** "300 ms", "50 s". */
const wordsOf = (ms: number) => (ms % 1000 === 0 ? `${ms / 1000} s` : time(ms * 1000))
