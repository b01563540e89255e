;(() => {
  let theme = null
  try {
    theme = localStorage.getItem('loopscope.theme')
  } catch (error) {
    console.info('The theme is not remembered here:', error)
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  document.documentElement.dataset.theme = theme
})()
