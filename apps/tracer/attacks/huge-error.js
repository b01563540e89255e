// An error with a message of ten megabytes.
const error = new Error('x'.repeat(1e7))
error.name = 'y'.repeat(1e6)
throw error
