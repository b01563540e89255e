// Why does an error end the process that no line of mine threw? https://nodejs.org/api/events.html#error-events
require('fs').createReadStream('./missing.txt').on('data', () => {})
