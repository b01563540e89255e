import { DEFAULT_NODE } from '@loopscope/shared/wire/defaults'
import { useRef, useState } from 'react'
import type { Example } from '../../examples/example.ts'
import { useLoopscope, useSession } from '../../views/hooks/loopscopeContext.ts'
import { Icon } from '../../views/kit/Icon.tsx'
import { lazyPart } from '../../views/kit/lazyPart.tsx'
import './Examples.css'

const ExamplesMenu = lazyPart(async () => (await import('./ExamplesMenu.tsx')).ExamplesMenu)

/** The button for the examples, each of which brings its own settings and leaves nothing of an older run; and the lesson of the one that stands in the editor. */
export function Examples() {
  const { session, begin } = useLoopscope()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<Example | null>(null)
  /** The version that the lesson of `chosen` speaks of. */
  const [told, setTold] = useState<string | null>(null)
  const elsewhere = useSession(({ node }) => node !== told)
  const untouched = useSession(({ source }) => source === chosen?.source)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const choose = (example: Example) => {
    const { source, module } = example
    const { versions } = session.getState()
    const node = example.node ?? versions?.default ?? DEFAULT_NODE
    setChosen(example)
    setTold(node)
    begin({ source, module, node, threadPoolSize: 4 })
    close()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="examples-button"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Examples
        <Icon name="down" size={12} />
      </button>
      {chosen !== null && untouched && !open && (
        <p className="examples-lesson">
          <b>{chosen.title}.</b> {elsewhere && `On Node ${told}: `}
          {chosen.lesson}
        </p>
      )}
      {open && (
        <ExamplesMenu
          current={untouched ? chosen : null}
          onChoose={choose}
          onClose={close}
          onLeave={() => setOpen(false)}
        />
      )}
    </>
  )
}
