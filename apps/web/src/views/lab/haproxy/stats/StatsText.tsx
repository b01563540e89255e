import { useEffect, useState } from 'react'
import { fetchStats } from '../../../../state/lab/labsService.ts'
import { visibleText } from '../../../hooks/visibleText.ts'
import { formatCount } from '../../../kit/format.ts'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import type { StatsForm } from './statsFormats.ts'

/** So much of it is shown; the file has all. */
const SHOWN = 60_000

type Props = { readonly session: string; readonly form: Exclude<StatsForm, 'html'> }
type Read = { readonly text: string } | { readonly problem: string } | null

/** HAProxy's figures as a file of text, as they were when this was first shown. */
export function StatsText({ session, form }: Props) {
  const [read, setRead] = useState<Read>(null)
  useEffect(() => {
    let left = false
    void fetchStats(session, form).then((answer) => {
      if (left) return
      setRead(answer.type === 'done' ? { text: answer.value } : { problem: answer.sentence })
    })
    return () => {
      left = true
    }
  }, [session, form])
  if (read === null) return <p className="stats-none">HAProxy is asked.</p>
  if ('problem' in read) return <p className="stats-none">{visibleText(read.problem, 300)}</p>
  const text = indented(read.text, form)
  const lines = text.trimEnd().split('\n').length
  return (
    <>
      <p className="stats-size">
        {formatCount(lines, 'line')}, {text.length.toLocaleString('en')} characters
        {form === 'json' && ', indented here: HAProxy sends one line'}
        {text.length > SHOWN && `, of which the first ${SHOWN.toLocaleString('en')} are shown`}
      </p>
      <ScrollBox name="Text of the figures" className="stats-text" as="pre">
        {text.slice(0, SHOWN)}
      </ScrollBox>
    </>
  )
}

/** HAProxy writes its JSON on one line. */
function indented(text: string, form: Props['form']): string {
  if (form !== 'json') return text
  try {
    return JSON.stringify(JSON.parse(text), null, 1)
  } catch {
    return text
  }
}
