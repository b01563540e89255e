// Before the page's own modules, which ask the window for its width.
import './pretendWindow.ts'

import { traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { StoreApi } from 'zustand'
import { App } from '../App.tsx'
import { Coming } from '../guide/Coming.tsx'
import { LazyComing } from '../guide/LazyComing.ts'
import { createLoopscope } from '../state/createLoopscope.ts'
import type { Loopscope } from '../state/loopscope.ts'
import { loadSelectors } from '../state/run/loadSelectors.ts'
import { createTheme } from '../state/theme.ts'
import { putWelcome } from '../state/welcome/putWelcome.ts'
import recording from '../state/welcome/welcome.ndjson?raw'
import { WELCOME_SNIPPET } from '../state/welcome/welcomeSnippet.ts'
import { LoopscopeContext } from '../views/hooks/loopscopeContext.ts'
import { TermsContext } from '../views/kit/Term.tsx'
import { Flights } from '../views/motion/Flights.tsx'
import { LazyFlights } from '../views/motion/LazyFlights.tsx'
import { WhyNow } from '../views/now/WhyNow.tsx'
import { Ring } from '../views/ring/Ring.tsx'
import { stageAhead } from '../views/ring/stageAhead.ts'
import { WhyPanel } from '../views/why/WhyPanel.tsx'
import { LAYOUTS } from './layouts.ts'
import { pretendSize } from './pretendWindow.ts'

/** The playground as it will be drawn, once for each of LAYOUTS: as a first visit finds it, and as all others, with no program. */
async function drawShell(): Promise<string> {
  await loadSelectors()
  LazyComing.have(Coming)
  LazyFlights.have(Flights)
  WhyNow.have(WhyPanel)
  const first = createLoopscope(NOTHING_MOVES)
  first.session.setState({ source: WELCOME_SNIPPET })
  putWelcome(first, eventsOf(recording))
  const later = createLoopscope(NOTHING_MOVES)
  later.session.setState({ source: '' })
  return draw('first', first) + draw('later', later)
}

function draw(visit: 'first' | 'later', loopscope: Loopscope): string {
  readable(loopscope)
  const markup = (part: ReactNode) =>
    renderToStaticMarkup(<LoopscopeContext value={loopscope}>{part}</LoopscopeContext>)
  const pages = LAYOUTS.map(({ name, sizes }) => {
    const rings = sizes.map((size) => {
      pretendSize(size)
      stageAhead(size.ring)
      // With the words that can be asked about, as the page draws it.
      return {
        ...size,
        drawn: markup(
          <TermsContext value={true}>
            <Ring />
          </TermsContext>,
        ),
      }
    })
    // The size that was said last.
    const page = markup(<App theme={createTheme('dark')} />)
    const all = rings.map(
      ({ name, ring, drawn }) =>
        `<div class="shell-ring ${name}" style="--w:${ring.width}px;--h:${ring.height}px">${drawn}</div>`,
    )
    const last = rings.at(-1)?.drawn
    if (last === undefined || !page.includes(last))
      throw new Error(`The page that is drawn ahead has no ring for ${name}.`)
    // A function: a dollar sign in what is drawn stands for itself.
    return `<div class="shell ${name}">${lean(page.replace(last, () => all.join('')))}</div>`
  })
  return `<div class="shell-${visit}">${pages.join('')}</div>`
}

/** Without what is not seen: no one opens a list before the page has drawn itself. */
function lean(markup: string): string {
  return markup.replaceAll(/<option(?! value="[^"]*" selected)[^>]*>[^<]*<\/option>/g, '')
}

const NOTHING_MOVES = {
  timers: { set: () => 0, clear: () => undefined, now: () => 0 },
  frames: { request: () => 0, cancel: () => undefined },
  keepsRuns: false,
}

function eventsOf(text: string) {
  return text
    .trim()
    .split('\n')
    .map((line) => traceEventSchema.parse(JSON.parse(line)))
}

/** React asks a store for its first state where it draws a page ahead; here it is to be the one that it has now. */
function readable(loopscope: Loopscope): void {
  for (const part of Object.values(loopscope)) {
    const store = 'store' in part ? part.store : part
    if (isStore(store)) store.getInitialState = store.getState
  }
}

function isStore(part: object): part is StoreApi<unknown> {
  return 'getInitialState' in part
}

/** See drawShell; drawn when this module is read. */
export const shell = await drawShell()
