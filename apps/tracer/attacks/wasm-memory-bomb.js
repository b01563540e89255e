// Memory of WebAssembly, grown and touched.
const kept = []
for (;;) {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: 1024 })
  memory.grow(256)
  new Uint8Array(memory.buffer).fill(1)
  kept.push(memory)
}
