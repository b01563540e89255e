import type { Settings, Statement } from '@loopscope/shared/lesson/lesson'
import { NOTES } from '@loopscope/shared/lesson/notes'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import { Panel } from '../Panel.tsx'
import './NotesTable.css'

type Props<S extends Settings, M> = { readonly page: LessonPage<S, M> }

/** What the notes state about this, and beside it what is so. */
export function NotesTable<S extends Settings, M>({ page }: Props<S, M>) {
  return (
    <Panel name="The notes say, and what is so" className="lesson-statements">
      <ul>
        {page.lesson.statements.map((statement) => (
          <StatementRow key={statement.note} page={page} statement={statement} />
        ))}
        {(page.lesson.untried ?? []).map(({ note, truth, really, where }) => (
          <li key={note}>
            <blockquote>{NOTES[note].said}</blockquote>
            <div>
              <p className="lesson-finding">
                <b data-truth={truth}>{TRUTH_WORDS[truth]}</b> {really}
              </p>
              <p>{where}</p>
            </div>
          </li>
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
  return (
    <li>
      <blockquote>{NOTES[note].said}</blockquote>
      <div>
        <p className="lesson-finding">
          {finding === null ? (
            <button type="button" className="button small" onClick={() => page.set(shownBy)}>
              Run what shows it
            </button>
          ) : (
            <>
              <b data-truth={finding.truth}>{TRUTH_WORDS[finding.truth]}</b>{' '}
              {finding.recorded !== null && 'In the recorded run: '}
              {finding.sentence}
            </>
          )}
        </p>
        {finding !== null && <p>{really}</p>}
      </div>
    </li>
  )
}

const TRUTH_WORDS = { holds: 'Holds.', 'in part': 'In part.', 'not so': 'Not so.' } as const
