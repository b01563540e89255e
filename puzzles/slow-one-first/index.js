const wait = (ms, value) =>
  new Promise((done) => setTimeout(done, ms, value))

async function main() {
  const jobs = [wait(300, 'slow'), wait(20, 'fast')]
  for await (const each of jobs)
    console.log(each)
  console.log('done')
}
main()
setTimeout(() => console.log('timer'), 150)
