// A million timers.
for (let i = 0; i < 1e6; i++) setTimeout(() => {}, i % 1000)
