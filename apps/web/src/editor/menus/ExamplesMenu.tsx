import { useEffect, useMemo, useState } from 'react'
import type { Example } from '../../examples/example.ts'
import { EXAMPLE_GROUPS } from '../../examples/examples.ts'
import { matchingGroups, type ShownTopic } from '../../examples/matchingGroups.ts'
import { MODULE_KINDS } from '../../views/bar/moduleKinds.ts'
import { usePanesStore } from '../../views/hooks/panesContext.ts'
import { Glyph } from '../../views/kit/Glyph.tsx'
import { type Look, placeOf } from '../../views/kit/look.ts'
import { itemsOf } from './menuKeys.ts'
import { useMenu } from './useMenu.ts'

type Props = {
  readonly current: Example | null
  readonly onChoose: (example: Example) => void
  readonly onClose: () => void
  readonly onLeave: () => void
}

const FIRST = EXAMPLE_GROUPS[0]?.examples[0]?.slug

/** All examples in groups, as a menu. */
export function ExamplesMenu({ current, onChoose, onClose, onLeave }: Props) {
  const panes = usePanesStore()
  const { menu, events } = useMenu({ onClose, onLeave })
  const [search, setSearch] = useState('')
  const [place, setPlace] = useState<ShownTopic | null>(null)
  const groups = useMemo(() => matchingGroups(search, place), [search, place])
  // The one stop of the Tab key is where the focus is, so that Tab leaves both ways.
  const [stop, setStop] = useState(current?.slug ?? FIRST)
  useEffect(() => {
    const items = itemsOf(menu.current)
    const first = items.find(({ dataset }) => dataset['current'] === 'true') ?? items[0]
    first?.focus()
  }, [menu])
  return (
    <div ref={menu} className="examples-menu" {...events}>
      <div className="examples-find">
        <input
          type="search"
          aria-label="Search the examples"
          placeholder="Search: promise, Poll, socket …"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <button
          type="button"
          className="button small"
          onClick={() => {
            onClose()
            panes.setState({ path: true })
          }}
        >
          Guided path
        </button>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields. */}
        <div className="examples-places" role="group" aria-label="Only examples that show">
          {PLACES.map((each) => (
            <button
              key={each}
              type="button"
              data-ph={lookOf(each)}
              aria-pressed={each === place}
              onClick={() => setPlace(each === place ? null : each)}
            >
              <Glyph look={lookOf(each)} size={11} />
              {nameOf(each)}
            </button>
          ))}
        </div>
      </div>
      {groups.length === 0 && (
        <p className="examples-none" role="status">
          No example has all of these words and shows that.
        </p>
      )}
      <div className="examples-list fading" role="menu" aria-label="Examples" tabIndex={-1}>
        {groups.map(({ title, examples }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu.
          <div key={title} role="group" aria-label={title}>
            <p className="examples-group" aria-hidden="true">
              {title}
            </p>
            {examples.map((example) => (
              <button
                key={example.slug}
                type="button"
                role="menuitem"
                tabIndex={example.slug === stop ? 0 : -1}
                onFocus={() => setStop(example.slug)}
                className="examples-item"
                data-current={example.slug === current?.slug}
                data-slug={example.slug}
                onClick={() => onChoose(example)}
              >
                <span className="examples-title">{example.title}</span>
                <Tags {...example} />
                <span className="examples-words">{example.lesson}</span>
              </button>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

const PLACES: readonly ShownTopic[] = [
  ...(['timers', 'pending', 'poll', 'check', 'close', 'exit'] as const),
  ...(['nextTick', 'microtask'] as const),
]

function nameOf(place: ShownTopic): string {
  return place === 'nextTick' || place === 'microtask'
    ? placeOf('main', place).name
    : placeOf(place).name
}

function Tags({ shows, node, module }: Example) {
  return (
    <span className="examples-tags">
      {module !== 'commonjs' && <small>{MODULE_KINDS[module]}</small>}
      {node !== null && <small>Node {node}</small>}
      {shows.map(lookOf).map((look) => (
        <span key={look} className="examples-glyph" data-ph={look}>
          <Glyph look={look} size={11} />
        </span>
      ))}
    </span>
  )
}

function lookOf(place: Example['shows'][number]): Look {
  return place === 'nextTick' || place === 'microtask'
    ? placeOf('main', place).look
    : placeOf(place).look
}
