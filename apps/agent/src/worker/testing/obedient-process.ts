/** A process in the place of a job: it says to its parent what it is told to say, and lives until it is ended. */
process.on('message', (message: { say?: object }) => {
  if (message.say) process.send?.(message.say)
})
process.on('disconnect', () => process.exit())
