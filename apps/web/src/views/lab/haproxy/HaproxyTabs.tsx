import { type ProxyExperiment, proxyExperiments } from '@loopscope/shared/lab/proxy/proxyNames'
import { useShownExperiment } from './experimentContext.ts'
import { HAPROXY_TABS } from './haproxyTabs.ts'

type TabName = keyof typeof HAPROXY_TABS
const NAMES = proxyExperiments.filter((name): name is TabName => name in HAPROXY_TABS)

/** What the demo can be about; another tab has other processes and settings. */
export function HaproxyTabs() {
  const { experiment, show, has } = useShownExperiment()
  const go = (to: ProxyExperiment) => {
    if (has(to)) show(to)
    document.getElementById(`haproxy-${to}`)?.focus()
  }
  return (
    <section className="demo-tabs" aria-label="What it is about">
      <div role="tablist" aria-label="HAProxy">
        {NAMES.map((name, i) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`haproxy-${name}`}
            aria-selected={name === experiment}
            tabIndex={name === experiment ? 0 : -1}
            aria-disabled={!has(name)}
            title={has(name) ? undefined : 'This recording has none of it: start a session'}
            onClick={() => {
              if (has(name)) show(name)
            }}
            onKeyDown={(event) => {
              const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
              const next =
                by === undefined ? undefined : NAMES[(i + by + NAMES.length) % NAMES.length]
              if (next === undefined) return
              event.stopPropagation()
              event.preventDefault()
              go(next)
            }}
          >
            {HAPROXY_TABS[name].title}
          </button>
        ))}
      </div>
    </section>
  )
}
