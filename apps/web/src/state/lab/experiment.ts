import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { LabAct } from './labPage.ts'

/** What truly happened, as one of the experiment's choices, and how the recording shows it. */
export type Verdict = {
  /** null: it was decided for none of them. */
  readonly choice: string | null
  /** One sentence, of this run's own figures. */
  readonly sentence: string
  /** Index of the event that decided it. */
  readonly index: number
}

/** A question to be answered before it is run. */
export type Experiment = {
  readonly name: string
  /** On its tab. */
  readonly title: string
  readonly question: string
  readonly choices: readonly { readonly name: string; readonly words: string }[]
  /** What makes the question fair, in this order: each is left out where it is so already. */
  readonly prepare: readonly Step[]
  /** What it asks about. The verdict is read from what happens from here on. */
  readonly run: readonly Step[]
  /** Out of the events from index `from` on; null: not decided yet. */
  readonly judge: (events: readonly LabEvent[], from: number) => Verdict | null
  /** What the notes say about it, and what is really so. */
  readonly notes: readonly Note[]
  /** Name of the program of the demo that this is about; null: the first. */
  readonly file: RegExp
  /** How to repeat it by hand. */
  readonly commands: readonly string[]
}

type Note = { readonly said: string; readonly really: string }

/** An action, made out of the latest moment (null: not needed), or a state to wait for; `begun`: the moment before the first of these steps. */
export type Step =
  | { readonly act: (moment: LabMoment) => LabAct | null }
  | { readonly until: (moment: LabMoment, begun: LabMoment) => boolean }
