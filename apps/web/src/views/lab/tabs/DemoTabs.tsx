import { useEffect } from 'react'
import { tabAt } from '../../hooks/tabAt.ts'
import { useInSight } from '../../hooks/useInSight.ts'
import { useLab, useLabState, useMoment } from '../labContext.ts'
import { keepTabInAddress } from './tabAddress.ts'

type Props<Name extends string> = {
  /** What the tabs are, and what the part of the page is that holds them, to be read aloud. */
  readonly label: string
  readonly landmark: string
  readonly tabs: readonly {
    readonly name: Name
    readonly title: string
    /** Why it cannot be shown. */
    readonly off?: string | undefined
  }[]
  readonly chosen: Name
  readonly choose: (name: Name) => void
  /** Id of what they show, where that is one element. */
  readonly panel?: string
}

/**
 * What a demo's page can be about; the address says which. The arrows go round, Home and End to the first and last, and the page's own
 * keys do not hear them.
 */
export function DemoTabs<Name extends string>({
  label,
  landmark,
  tabs,
  chosen,
  choose,
  panel,
}: Props<Name>) {
  const bar = useInSight<HTMLElement>(chosen)
  // What a link shows has the link's address.
  const isLink = useLabState(({ origin }) => origin === 'link')
  // Where nothing is shown there is no panel yet.
  const isShown = useMoment() !== null
  const [first] = tabs
  const { tab } = useLab().sharing
  useEffect(() => tab.setState({ name: chosen }), [chosen, tab])
  useEffect(() => {
    if (!isLink && first !== undefined) keepTabInAddress(chosen, first.name)
  }, [chosen, first, isLink])
  return (
    <section className="demo-tabs" aria-label={landmark} ref={bar}>
      <div role="tablist" aria-label={label} data-keys="own">
        {tabs.map(({ name, title, off }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={demoTabId(name)}
            aria-selected={name === chosen}
            aria-controls={isShown ? panel : undefined}
            aria-disabled={off !== undefined}
            tabIndex={name === chosen ? 0 : -1}
            title={off}
            onClick={() => {
              if (off === undefined) choose(name)
            }}
            onKeyDown={(event) => {
              const from = tabs.find((one) => one.name === name)
              const next = from && tabAt(tabs, from, event.key)
              if (next == null) return
              event.stopPropagation()
              event.preventDefault()
              if (next.off === undefined) choose(next.name)
              document.getElementById(demoTabId(next.name))?.focus()
            }}
          >
            {title}
          </button>
        ))}
      </div>
    </section>
  )
}

/** The id of a tab, which names its panel. */
export function demoTabId(name: string): string {
  return `demo-tab-${name}`
}
