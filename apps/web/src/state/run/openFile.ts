import { openRecording } from '@loopscope/shared/wire/versions/openRecording'
import type { Loopscope } from '../loopscope.ts'
import { loadSelectors } from './loadSelectors.ts'
import type { Session } from './session.ts'

/** A file as the browser hands it over; `size` in bytes. */
export type RecordingFile = {
  readonly name: string
  readonly size: number
  readonly text: () => Promise<string>
}

/** A recording of 200,000 rows takes about 40 MB. */
const MOST_BYTES = 128 * 1024 * 1024
const NO_PROGRAM =
  'This file does not hold the program that was recorded: its lines are named, but cannot be shown.'

/**
 * Shows the recording in a file, at its beginning. One that cannot be opened leaves the page as it is, with a sentence
 * that says why.
 */
export async function openFile(loopscope: Loopscope, file: RecordingFile): Promise<void> {
  const { session, show, play } = loopscope
  const refuse = (sentence: string) => session.setState({ problem: `${file.name}: ${sentence}` })
  if (file.size > MOST_BYTES)
    return refuse(`it is too large; a recording may have ${MOST_BYTES / 1024 ** 2} MB.`)
  const text = await textOf(file)
  if (text === null) return refuse('it could not be read.')
  const opened = openRecording(text)
  if (opened.type === 'refused') return refuse(opened.sentence)
  const { header, events } = opened
  const { module, threadPoolSize, source } = header
  const node = lineOf(header.node, session.getState())
  show({ source: source ?? '', module, node, threadPoolSize }, events)
  if (source === undefined) session.setState({ problem: NO_PROGRAM })
  await loadSelectors()
  play({ type: 'seek', cursor: 0 })
}

/** The Node line to run the program on again: the recording's, where there is one of it here. */
function lineOf(version: string, { versions, node }: Session): string {
  const major = Number.parseInt(version, 10)
  const isHere = versions?.versions.some((line) => line.major === major) ?? true
  return isHere ? String(major) : node
}

/** null for a folder, or a file that went away meanwhile. */
async function textOf(file: RecordingFile): Promise<string | null> {
  try {
    return await file.text()
  } catch (error) {
    console.warn('A file could not be read.', error)
    return null
  }
}
