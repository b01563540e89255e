// Calls without end.
const deeper = () => deeper() + 1
deeper()
