/** The step that an address asks for by `?step=`; null: none, or what is no step's number. */
export function stepIn(search: string): number | null {
  const step = new URLSearchParams(search).get('step')
  return step !== null && /^\d{1,8}$/.test(step) ? Number(step) : null
}
