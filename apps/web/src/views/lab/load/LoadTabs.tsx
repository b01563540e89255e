import { type LoadKind, loadForm } from '../../../state/lab/load/loadForm.ts'
import { useKind } from './useRun.ts'

const TABS: readonly (readonly [LoadKind, string])[] = [
  ['single', 'Single run'],
  ['ab', 'A/B'],
  ['stalled', 'Stalled server'],
]

/** Which kind of run is shown and asked for. */
export function LoadTabs() {
  const kind = useKind()
  const choose = (tab: LoadKind) => loadForm.setState({ tab })
  return (
    <section className="demo-tabs" aria-label="Kinds of runs">
      <div role="tablist" aria-label="Kinds of runs">
        {TABS.map(([name, words], at) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`load-tab-${name}`}
            aria-selected={name === kind}
            aria-controls="load-run"
            tabIndex={name === kind ? 0 : -1}
            onClick={() => choose(name)}
            onKeyDown={(event) => {
              const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
              if (by === undefined) return
              event.stopPropagation()
              const [next = 'single'] = TABS[(at + by + TABS.length) % TABS.length] ?? []
              choose(next)
              document.getElementById(`load-tab-${next}`)?.focus()
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </section>
  )
}
