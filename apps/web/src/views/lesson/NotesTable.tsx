import type { Control } from '@loopscope/shared/lesson/control'
import type { Settings, Statement } from '@loopscope/shared/lesson/lesson'
import { settingsApart } from '@loopscope/shared/lesson/settingsApart'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import type { Shown } from '../../state/lesson/lessonState.ts'
import { unbroken } from '../hooks/unbroken.ts'
import { Panel } from '../kit/Panel.tsx'
import { NoteStatement } from '../notes/NoteStatement.tsx'

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
  const shown = useStore(page.store, (state) => state.shown)
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
      <WhichRun controls={page.lesson.controls} run={finding.run} shown={shown} />
      {unbroken(finding.sentence)}
    </NoteStatement>
  )
}

type WhichRunProps = {
  readonly controls: readonly Control[]
  /** What the finding is of. */
  readonly run: Shown<Settings, unknown>
  /** What the picture shows. */
  readonly shown: Shown<Settings, unknown> | null
}

/** "Seen in another run (Call: net.connect). ", a sentence before the finding's own. What a finding calls "this call" need not be that of the picture. */
function WhichRun({ controls, run, shown }: WhichRunProps) {
  const recorded = run.recorded === null ? '' : 'recorded '
  if (run === shown) return recorded !== '' && `Seen in the ${recorded}run. `
  const words = [
    shown === null ? '' : settingsApart(controls, run.settings, shown.settings),
    run.node === shown?.node ? '' : `Node ${run.node}`,
  ].filter((word) => word !== '')
  return `Seen in another ${recorded}run${words.length === 0 ? '' : ` (${words.join(', ')})`}. `
}
