import { isOrderlyExit } from '@loopscope/shared/lab/isOrderlyExit'
import type { LabProcess } from '@loopscope/shared/lab/labMoment'
import type { ReactNode } from 'react'
import { bytesWords, durationWords } from '../labWords.ts'
import { exitWords } from '../processWords.ts'
import { useBrief } from './briefContext.ts'

type Props = {
  readonly process: LabProcess
  /** Now, us on the lab's clock. */
  readonly at: number
  readonly className?: string
  readonly children?: ReactNode
}

/** One real process: its name, pid and state, and what the system tells of it. */
export function ProcessCard({ process, at, className = '', children }: Props) {
  const { id, pid, exit } = process
  const dead = exit !== null
  const brief = useBrief()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's own fields
    <div
      className={`node ${className}`}
      role="group"
      aria-label={`${id}, pid ${pid}`}
      data-process={id}
      data-state={
        dead ? (isOrderlyExit(exit) ? 'over' : 'dead') : process.frozen ? 'frozen' : process.state
      }
    >
      <header className="node-head">
        <h2>{id}</h2>
        <p>
          <span className="node-pid">pid {pid}</span>, {stateWords(process)}
        </p>
      </header>
      {!dead && !brief && <Facts process={process} at={at} />}
      {children}
    </div>
  )
}

/** "listening", "frozen", "killed by SIGKILL". */
function stateWords({ state, frozen, exit, role }: LabProcess): string {
  if (exit !== null) return exitWords(exit)
  if (frozen) return 'frozen'
  if (state === 'started') return role === 'worker' ? 'forked' : 'started'
  if (state === 'online' && role !== 'worker') return 'running'
  return state
}

/** Roles whose processes tell how late their event loop is: of these silence says something. */
const TELLS_ITS_LOOP: ReadonlySet<LabProcess['role']> = new Set([
  ...(['primary', 'worker', 'server', 'runner'] as const),
])

/** Uptime, processor, memory, and the longest delay of its loop; without a sample nothing is shown. */
function Facts({ process: { startedAt, sample, role }, at }: { process: LabProcess; at: number }) {
  return (
    <dl className="node-facts number">
      <div>
        <dt>up</dt>
        <dd>{durationWords(Math.floor(Math.max(0, at - startedAt) / 100_000) * 100_000)}</dd>
      </div>
      {sample?.cpuPercent != null && (
        <div>
          <dt>CPU</dt>
          <dd>{Math.round(sample.cpuPercent)} %</dd>
        </div>
      )}
      {sample?.rssBytes != null && (
        <div>
          <dt>RSS</dt>
          <dd>{bytesWords(sample.rssBytes)}</dd>
        </div>
      )}
      {sample !== null && (TELLS_ITS_LOOP.has(role) || sample.loopDelayUs !== null) && (
        <div>
          <dt>loop delay</dt>
          <dd>{sample.loopDelayUs === null ? 'silent' : durationWords(sample.loopDelayUs)}</dd>
        </div>
      )}
    </dl>
  )
}
