import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { labNow } from '@loopscope/shared/lab/now/labNow'
import { checkWords } from '@loopscope/shared/lab/proxy/serverHealth'
import { sentIn } from '@loopscope/shared/lab/sentIn'
import { useState } from 'react'
import { useStore } from 'zustand'
import { visibleText } from '../hooks/visibleText.ts'
import { formatCount } from '../kit/format.ts'
import { Icon } from '../kit/Icon.tsx'
import { NowFrame } from '../now/NowFrame.tsx'
import { useDemoViews } from './gallery/demoViews.ts'
import { LabWhy } from './LabWhy.tsx'
import { useLab, useLabPlayback, useLabState, useMoment } from './labContext.ts'
import { momentWords } from './labWords.ts'
import { NotesButton } from './notes/NotesButton.tsx'
import { WholeNames } from './WholeNames.tsx'
import './LabNow.css'

/** What happens at this moment of the session in one sentence, and why. `bare`: without the way to the notes. */
export function LabNow({ bare = false }: { bare?: boolean }) {
  const { store, playback, now } = useLab()
  const { situation, useToldEvent = noEvent } = useDemoViews()
  const other = useToldEvent()
  const told = other?.index
  useStore(store, () => now(told))
  const moment = useStore(playback, () => now(told))
  const [open, setOpen] = useState(false)
  const moving = useLabPlayback(({ playing, following }) => playing || following)
  const sentence = moment === null ? null : labNow(moment).text
  const sent = moment === null ? 0 : sentIn(moment)
  return (
    <div>
      <NowFrame
        // "Now" is the moment of the transport: what was before it has its own name.
        name={other?.name}
        className={situation === undefined ? 'lab-now' : 'lab-now situated'}
        moving={moving}
        situation={<Situation />}
        meta={
          moment !== null && (
            <>
              <span className="number">{momentWords(moment.at)} s</span>
              {sent > 0 && <span className="number">{formatCount(sent, 'request')} sent</span>}
            </>
          )
        }
        ways={
          <>
            <button
              type="button"
              className="why-button"
              aria-expanded={open}
              disabled={moment === null}
              onClick={() => setOpen(!open)}
            >
              <Icon name={open ? 'down' : 'forward'} size={12} />
              {other === null ? 'Why now?' : 'Why?'}
            </button>
            {!bare && <NotesButton />}
          </>
        }
      >
        {sentence === null ? (
          <Nothing />
        ) : (
          <Told sentence={sentence} event={moment?.event ?? null} />
        )}
      </NowFrame>
      {open && moment !== null && (
        <LabWhy sentence={sentence} moving={moving && other === null} told={told} />
      )}
    </div>
  )
}

const noEvent = () => null

/** Of the shown moment itself, not of the last step: it stays as long as it is so. */
function Situation() {
  const { situation } = useDemoViews()
  const moment = useMoment()
  if (situation === undefined) return null
  const text = moment === null ? null : situation(moment)
  return (
    <p className="lab-now-situation">
      {text !== null && <WholeNames text={visibleText(text, 300)} />}
    </p>
  )
}

type ToldProps = { readonly sentence: string; readonly event: LabEvent | null }

/** What happened last; of a server's state that the situation has told already, only what else is known of it. */
function Told({ sentence, event }: ToldProps) {
  const { situation } = useDemoViews()
  const moment = useMoment()
  const stands = moment === null ? null : (situation?.(moment) ?? null)
  if (
    event?.type !== 'server' ||
    !stands?.includes(event.server) ||
    !stands.includes(` as ${event.status}`)
  )
    return <WholeNames text={visibleText(sentence, 400)} />
  const check = checkWords(event.check, 'its last health check')
  return check === null
    ? ''
    : `${check.charAt(0).toUpperCase()}${check.slice(1)} (${visibleText(event.check ?? '', 40)}).`
}

function Nothing() {
  const { idle, starting } = useDemoViews()
  const status = useLabState((state) => state.status)
  if (status === 'starting' || status === 'live') return starting
  return status === 'asking' ? 'The service is asked what can run here.' : idle
}
