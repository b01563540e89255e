// Below child_process there is a binding, and below that a system call.
try {
  const { spawn } = process.binding('spawn_sync')
  const result = spawn({ file: '/usr/bin/node', args: ['node', '-v'], stdio: [{ type: 'ignore' }] })
  console.log(result.error < 0 ? 'refused' : 'ESCAPED')
} catch (error) {
  console.log('refused')
}
try {
  const { Process } = process.binding('process_wrap')
  const code = new Process().spawn({ file: '/usr/bin/node', args: ['node', '-v'], stdio: [{ type: 'ignore' }] })
  console.log(code < 0 ? 'refused' : 'ESCAPED')
} catch (error) {
  console.log('refused')
}
