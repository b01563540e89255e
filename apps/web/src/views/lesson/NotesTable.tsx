import type { Settings, Statement } from '@loopscope/shared/lesson/lesson'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import { Panel } from '../kit/Panel.tsx'
import { NoteStatement } from '../notes/NoteStatement.tsx'
import { unbroken } from './unbroken.ts'

type Props<S extends Settings, M> = { readonly page: LessonPage<S, M> }

/** What the notes state about this, and beside it what is so. */
export function NotesTable<S extends Settings, M>({ page }: Props<S, M>) {
  return (
    <Panel name="The notes say, and what is so" className="note-statements">
      <ul>
        {page.lesson.statements.map((statement) => (
          <StatementRow key={statement.note} page={page} statement={statement} />
        ))}
        {(page.lesson.untried ?? []).map(({ note, truth, really, where }) => (
          <NoteStatement key={note} note={note} truth={truth} really={where}>
            {really}
          </NoteStatement>
        ))}
      </ul>
    </Panel>
  )
}

function StatementRow<S extends Settings, M>({
  page,
  statement: { note, really, shownBy },
}: Props<S, M> & { readonly statement: Statement<S, M> }) {
  const finding = useStore(page.store, (state) => state.findings[note] ?? null)
  if (finding === null)
    return (
      <NoteStatement note={note} truth={null} really={null}>
        <button type="button" className="button small" onClick={() => page.set(shownBy)}>
          Run what shows it
        </button>
      </NoteStatement>
    )
  return (
    <NoteStatement note={note} truth={finding.truth} really={really}>
      {finding.recorded !== null && 'In the recorded run: '}
      {unbroken(finding.sentence)}
    </NoteStatement>
  )
}
