// An error that must not be asked anything.
const error = new Proxy(new Error('x'), {
  get() {
    throw new Error('asked')
  },
  getOwnPropertyDescriptor() {
    throw new Error('asked')
  },
  getPrototypeOf() {
    throw new Error('asked')
  },
})
throw error
