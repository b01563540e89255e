// Abstract sockets have no file and no permissions, only a network namespace.
const net = require('net')
for (const path of [`\0${process.argv[4]}`, `/proc/1/root/run/dbus/system_bus_socket`, '/var/run/docker.sock'])
  try {
    net.connect(path, () => console.log('ESCAPED')).on('error', (error) => console.log(error.code))
  } catch (error) {
    console.log(error.code)
  }
