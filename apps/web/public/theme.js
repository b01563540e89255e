;(() => {
  let theme = null
  try {
    theme = localStorage.getItem('loopscope.theme')
  } catch {
    // Storage is forbidden here (private window, policy): the theme is then not remembered.
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  document.documentElement.dataset.theme = theme
})()
