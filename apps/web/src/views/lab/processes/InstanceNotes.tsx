import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { processesStatements } from '@loopscope/shared/lesson/processes/processesStatements'
import { Panel } from '../../kit/Panel.tsx'
import { NextPuzzles } from '../../notes/NextPuzzles.tsx'
import { NoteStatement } from '../../notes/NoteStatement.tsx'
import { useIsLive } from '../labContext.ts'

const PUZZLES = ['thread-exits', 'error-of-a-thread'] as const

/** What the notes state about instances, beside what this session has shown of it; and two puzzles. */
export function InstanceNotes({ moment }: { moment: LabMoment }) {
  const live = useIsLive()
  return (
    <div className="instances-after">
      <Panel name="The notes say, and what is so" className="note-statements">
        <ul>
          {processesStatements.map(({ note, really, judge }) => {
            const found = judge(moment)
            return (
              <NoteStatement
                key={note}
                note={note}
                truth={found?.truth ?? null}
                really={found === null ? null : really}
              >
                {found?.sentence ??
                  (live
                    ? 'Nothing has shown it yet: run what is above.'
                    : 'Up to this moment of the session nothing has shown it.')}
              </NoteStatement>
            )
          })}
        </ul>
      </Panel>
      <NextPuzzles lesson="processes" names={PUZZLES} />
    </div>
  )
}
