/** Loaded before the program of a subject: tells its parent what it has used whenever that asks, and ends with it. */
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const megabytes = process.memoryUsage().rss / 1024 / 1024;
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  process.send?.({ microseconds: user + system, megabytes, peakMegabytes });
});
process.on('disconnect', () => process.exit());
