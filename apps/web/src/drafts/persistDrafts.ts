import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { DEFAULT_POOL_SIZE } from '@loopscope/shared/wire/defaults'
import type { Loopscope } from '../state/loopscope.ts'
import { isSameSubject, type Subject, subjectOf } from '../state/run/subject.ts'
import { WELCOME_SNIPPET } from '../state/welcome/welcomeSnippet.ts'
import { tabDrafts } from '../storage/drafts.ts'

/** What the page itself has put into the editor. */
const OFFERED: readonly (string | null)[] = [CLASSIC_SNIPPET, WELCOME_SNIPPET]

/** Keeps what is edited, with its settings, under the address that the page has then, until this tab ends. */
export function persistDrafts({ session, sharing }: Loopscope): void {
  let last: { readonly place: string; readonly edit: Subject | null } | null = null
  const keep = () => {
    const state = session.getState()
    if (state.status === 'opening') return
    const { shown } = sharing.store.getState()
    const unedited = shown === null ? OFFERED : [state.recordedSource]
    const edit = unedited.includes(state.source) ? null : subjectOf(state)
    const place = placeHere()
    if (last?.place === place && isSame(last.edit, edit)) return
    last = { place, edit }
    tabDrafts.write(place, edit)
  }
  session.subscribe(keep)
  sharing.store.subscribe(keep)
}

/** What was edited at the address of the page; null: nothing. */
export function editHere(): Subject | null {
  const draft = tabDrafts.read(placeHere()) as Partial<Record<keyof Subject, unknown>> | null
  if (typeof draft !== 'object' || draft === null) return null
  const { source, module, node, threadPoolSize } = draft
  const isKind = module === 'commonjs' || module === 'module' || module === 'typescript'
  if (typeof source !== 'string' || !isKind || typeof node !== 'string') return null
  return { source, module, node, threadPoolSize: Number(threadPoolSize) || DEFAULT_POOL_SIZE }
}

function placeHere(): string {
  return location.pathname + location.hash
}

function isSame(a: Subject | null, b: Subject | null): boolean {
  return a === null || b === null ? a === b : isSameSubject(a, b)
}
