/** A line of one version of the recording format, as JSON, in the words of the next. */
export type Migration = (line: Readonly<Record<string, unknown>>) => Record<string, unknown>

/**
 * By version, the step to the next one. Whoever raises TRACE_VERSION adds the step from the version before, freezes
 * recordings of that version in fixtures/versions, and changes none of the steps that are there: they are what old
 * recordings open by.
 */
export const MIGRATIONS: Readonly<Record<number, Migration>> = {}
