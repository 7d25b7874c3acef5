import { writeSync } from 'node:fs'
import { connect } from '@candor/drizzle'
import type { EndReason } from '@candor/shared'
import { pino } from 'pino'
import { openRecorder } from '../recorder.ts'
import { words } from './words.ts'

// A process of its own that keeps words while the database is away, to be killed by a test.
const [databaseUrl = '', spoolDir = '', attemptId = '', count = '0', reason] = process.argv.slice(2)
const log = pino({ level: 'silent' })
const { db } = connect(databaseUrl, { max: 1 })
const recorder = openRecorder({ db, log, attemptId, epoch: 1, spoolDir })
for (let spoken = 1; spoken <= Number(count); spoken += 1) recorder.keep(words(`word ${spoken}`))
if (reason) await recorder.spoolEnd(reason as EndReason)
writeSync(1, 'said\n')
