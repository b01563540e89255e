/**
 * What a part of the tests came to: {name, passed, failed, skipped, text}. `failed` holds the names of what failed, `skipped` of what
 * was not run; `text` is shown when something failed.
 */
export const verdict = (name, { passed = 0, failed = [], skipped = [], text = '' }) => ({
  name,
  passed,
  failed,
  skipped,
  text,
})

/** A check that is one test: right or wrong by its exit status. */
export const ofStatus = (name, { status, text }) =>
  status === 0 ? verdict(name, { passed: 1 }) : verdict(name, { failed: [name], text })
