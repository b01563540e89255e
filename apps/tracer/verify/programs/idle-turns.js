setTimeout(() => L('timer'), 30)
setTimeout(() => { L('early'); setTimeout(() => L('after early'), 7) }, 5)
