/**
 * What a part of the tests came to. `failed` holds the names of what failed, `skipped` of what was left out for want of a tool,
 * `impossible` of what no tool could make possible on this machine; `text` is shown after all parts.
 */
export const verdict = (
  name,
  { passed = 0, failed = [], skipped = [], impossible = [], text = '' },
) => ({ name, passed, failed, skipped, impossible, text })

/** A check that is one test: right or wrong by its exit status. */
export const ofStatus = (name, { status, text }) =>
  status === 0 ? verdict(name, { passed: 1 }) : verdict(name, { failed: [name], text })
