import { writeSync } from 'node:fs'
import { connect } from '@candor/drizzle'
import { sealTranscripts, takeOwedWork } from '@candor/store'

// A worker that seals, begins the work and gets no further, to be killed by a test.
const [databaseUrl = ''] = process.argv.slice(2)
const { db } = connect(databaseUrl, { max: 1 })
await sealTranscripts(db, { limit: 10 })
const owed = await takeOwedWork(db, { limit: 10, holdMs: 30_000 })
writeSync(1, `${JSON.stringify(owed)}\n`)
setInterval(() => {}, 1000)
