// Devices that lead to memory, disks, terminals and the kernel's log.
const fs = require('fs')
for (const name of ['mem', 'kmem', 'port', 'kmsg', 'sda', 'vda', 'tty', 'ptmx', 'console', 'shm', 'fuse', 'kvm', 'vsock', 'net/tun', 'loop-control'])
  try {
    fs.openSync(`/dev/${name}`, 'r+')
    console.log('ESCAPED: opened', name)
  } catch (error) {
    console.log(error.code)
  }
