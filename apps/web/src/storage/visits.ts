const KEY = 'loopscope.visited'

/** Whether no one has run or written anything here with this browser. Where storage is forbidden, everybody has. */
export function isFirstVisit(): boolean {
  try {
    return localStorage.getItem(KEY) === null
  } catch {
    // Forbidden here: better the plain page than the welcome at every visit.
    return false
  }
}

/** From now on the page opens with what the person left. */
export function noteVisit(): void {
  try {
    localStorage.setItem(KEY, '1')
  } catch {
    // Forbidden here: then no visit is the first.
  }
}
