// The main thread sleeps and nobody wakes it.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
