import { useState } from 'react'
import { type EmbedOptions, embedQuery } from '../../state/share/embedOptions.ts'
import type { Theme } from '../../state/theme.ts'
import { CopyField } from './CopyField.tsx'
import { embedTag } from './embedTag.ts'
import './EmbedChoice.css'

const TITLE = "A recording of Node's event loop"
/** px */
const SIZES = [
  { name: 'Small', width: 480, height: 480 },
  { name: 'Medium', width: 720, height: 420 },
  { name: 'Large', width: 1080, height: 620 },
] as const
const MEDIUM = SIZES[1]

/** What puts the player of a link into another page, as somebody wants it there. `step`: as that of SharedLink. */
export function EmbedChoice({ id, step }: { id: string; step: number | null }) {
  const [size, setSize] = useState<(typeof SIZES)[number]>(MEDIUM)
  const [theme, setTheme] = useState<Theme | null>(null)
  const [start, setStart] = useState<'moment' | 'first'>('moment')
  const [autoplay, setAutoplay] = useState(false)
  const [code, setCode] = useState(true)
  const options: EmbedOptions = { theme, step: start === 'first' ? 0 : step, autoplay, code }
  return (
    <>
      <CopyField
        name="Embed"
        text={embedTag(location.origin, id, { title: TITLE, ...size }, embedQuery(options))}
      />
      <fieldset className="embed-choice">
        <legend className="unseen">The embedded player</legend>
        <select
          className="select small"
          aria-label="Size of the player"
          value={size.name}
          onChange={({ currentTarget }) =>
            setSize(SIZES.find(({ name }) => name === currentTarget.value) ?? MEDIUM)
          }
        >
          {SIZES.map(({ name, width, height }) => (
            <option key={name} value={name}>
              {name}, {width} × {height}
            </option>
          ))}
        </select>
        <select
          className="select small"
          aria-label="Theme of the player"
          value={theme ?? 'link'}
          onChange={({ currentTarget: { value } }) =>
            setTheme(value === 'dark' || value === 'light' ? value : null)
          }
        >
          <option value="link">Theme of the link</option>
          <option value="dark">Dark</option>
          <option value="light">Light</option>
        </select>
        <select
          className="select small"
          aria-label="Start of the player"
          value={start}
          onChange={({ currentTarget: { value } }) =>
            setStart(value === 'first' ? 'first' : 'moment')
          }
        >
          <option value="moment">Starts at this step</option>
          <option value="first">Starts at the first step</option>
        </select>
        <label>
          <input
            type="checkbox"
            checked={autoplay}
            onChange={({ currentTarget }) => setAutoplay(currentTarget.checked)}
          />
          Plays by itself
        </label>
        <label>
          <input
            type="checkbox"
            checked={code}
            onChange={({ currentTarget }) => setCode(currentTarget.checked)}
          />
          Shows the code
        </label>
      </fieldset>
    </>
  )
}
