import { availableTargets } from '@loopscope/shared/lab/load/availableTargets'
import { useEffect } from 'react'
import { loadAct } from '../../../state/lab/load/loadAct.ts'
import { loadForm, sideB } from '../../../state/lab/load/loadForm.ts'
import { isBusy } from '../../../state/lab/load/shownRun.ts'
import { Icon } from '../../kit/Icon.tsx'
import { useAct, useIsLive, useLab, useLabState } from '../labContext.ts'
import { useKind } from './useRun.ts'

/** Run, or Stop while one goes on or waits. Escape stops too. */
export function RunButton() {
  const kind = useKind()
  const act = useAct()
  const live = useIsLive()
  const { latest } = useLab()
  useLabState((state) => state.length)
  const busy = live && isBusy(latest())
  useEffect(() => {
    if (!busy) return
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) act({ action: 'stop' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [busy, act])
  return (
    <button
      type="button"
      className={busy ? 'button load-run' : 'button primary load-run'}
      aria-disabled={!live}
      title={live ? undefined : 'No session goes on: Start one first.'}
      onClick={() => {
        if (!live) return
        const form = loadForm.getState()
        const b = sideB(form, availableTargets(latest()?.header))
        act(busy ? { action: 'stop' } : loadAct(kind, { ...form, b }))
      }}
    >
      <Icon name={busy ? 'stop' : 'play'} size={12} />
      {busy ? 'Stop run' : 'Run load'}
      {busy && <kbd>Esc</kbd>}
    </button>
  )
}
