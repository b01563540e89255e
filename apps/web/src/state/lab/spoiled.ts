import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import { counted } from '@loopscope/shared/lab/labWords'
import { isFrontProxy } from '@loopscope/shared/lab/proxy/proxyNames'

/** us; whatever an experiment asks about is decided by then. Load runs may wait for others, and tell their own end. */
const LONGEST = 60_000_000

/** Ends of a load run that come from outside of it. */
const CUT_SHORT: ReadonlySet<string> = new Set<LabEventOf<'loadDone'>['reason']>([
  ...(['stopped', 'killed', 'left'] as const),
])

/** Why what happened since index `from` will not decide an experiment any more, as a sentence; null: it still may. */
export function spoiled(events: readonly LabEvent[], from: number): string | null {
  const [header] = events
  const begun = events[from]?.at ?? 0
  const proxies = new Set<string>()
  for (const [index, event] of events.entries()) {
    const isSince = index > from
    if (event.type === 'epoch') {
      proxies.clear()
      if (isSince) return 'Everything began anew before it was decided.'
    }
    if (event.type === 'end' && isSince) return 'The session ended before it was decided.'
    const isCutShort = event.type === 'loadDone' && CUT_SHORT.has(event.reason)
    if (isSince && (isCutShort || event.type === 'loadOver'))
      return 'The load run was ended before its time, so this decides nothing. Ask again.'
    if (event.type === 'process' && isFrontProxy({ id: event.process, role: event.role })) {
      // An idle one goes as soon as the next has its sockets, and before that is told to listen.
      if (event.state === 'exited') proxies.delete(event.process)
      else proxies.add(event.process)
      if (isSince && event.state === 'exited' && proxies.size === 0)
        return 'HAProxy has ended, so this decides nothing. Restart it and ask again.'
    }
  }
  const isLong = header?.type === 'lab' && header.demo !== 'autocannon'
  if (!isLong || (events.at(-1)?.at ?? 0) <= begun + LONGEST) return null
  const nothing = `Nothing decided it within ${LONGEST / 1_000_000} s`
  const { told, untold } = requestsSince(events, from)
  // A Reset keeps the recording, and what is left of its room.
  return untold > 0
    ? `${nothing}: of ${counted(told + untold, 'request')} since then ${untold === 1 ? '1 was' : `${untold} were`} only counted, not recorded one by one. Turn the stream off and ask again, or start another session.`
    : `${nothing}. Reset, and ask again.`
}

function requestsSince(events: readonly LabEvent[], from: number) {
  let [told, untold] = [0, 0]
  for (const event of events.slice(from + 1)) {
    if (event.type === 'request') told += 1
    if (event.type === 'sum') untold += event.sent
  }
  return { told, untold }
}
