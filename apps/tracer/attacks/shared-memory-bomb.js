// Memory that may be shared, touched page by page.
const kept = []
for (;;) {
  const shared = new Uint8Array(new SharedArrayBuffer(8 << 20))
  for (let i = 0; i < shared.length; i += 4096) shared[i] = 1
  kept.push(shared)
}
