async function* letters() {
  console.log('begins')
  yield 'a'
  console.log('between')
  yield 'b'
}

async function main() {
  for await (const each of letters())
    console.log(each)
}
main()
console.log('main')
