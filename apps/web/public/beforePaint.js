// Read before the page is painted: the theme, and whether what is drawn ahead for a first visit may be shown.
;(() => {
  const page = document.documentElement
  let theme = null
  let isFirst = false
  try {
    theme = localStorage.getItem('loopscope.theme')
    // As storage/visits.ts and storage/drafts.ts have it.
    isFirst =
      localStorage.getItem('loopscope.visited') === null &&
      sessionStorage.getItem('loopscope.draft /') === null
  } catch {
    // Storage is forbidden here (private window, policy): nothing is remembered, then, and no visit is the first.
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  page.dataset.theme = theme
  page.dataset.visit =
    isFirst && location.pathname === '/' && location.hash.length < 2 ? 'first' : 'later'
})()
