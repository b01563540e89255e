import type { ReactNode } from 'react'
import { ActionButton } from './ActionButton.tsx'
import { useBrief } from './briefContext.ts'

/** What a client can be asked to send; `children`: what this demo's can beside it. Where room is scarce, nothing. */
export function SendButtons({ children }: { children: ReactNode }) {
  if (useBrief()) return null
  return (
    <div className="node-actions">
      <ActionButton name="Send 1" title="One request" act={{ action: 'send', count: 1 }} />
      <ActionButton
        name="Send 10"
        title="Ten requests, one after the other"
        act={{ action: 'send', count: 10 }}
      />
      {children}
    </div>
  )
}
