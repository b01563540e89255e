// Nothing happens, for ever.
setInterval(() => {}, 1000)
