import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StackProblem } from '@candor/stack'
import { databaseToKeep } from './backup/database-to-keep.ts'
import { writeBackup } from './backup/write-backup.ts'
import { wordsOf } from './sessions/world.ts'

const help = `npm run backup -- --to <folder> [options]

Copies the database into a new folder below <folder>, as it was at one moment, while everything goes on. The sound of interviews is not in
it: keep the folder or bucket of AUDIO_STORAGE as well. Put it back with npm run restore.

The database is that of the stack that runs from this folder, or else of DIRECT_DATABASE_URL or DATABASE_URL.

  --to <folder>    where the new folder is made
  --data <folder>  the data folder of the stack to look at, .data of this folder where it is not given
  --help           this text
`

try {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { to: text, data: text, help: { type: 'boolean' } } })
  if (values.help) process.stdout.write(help)
  else {
    if (!values.to) throw new StackProblem('options', `Say where with --to.\n\n${help}`)
    const { folder, manifest } = await writeBackup(databaseToKeep(values.data), resolve(values.to))
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`${folder}\n${manifest.tables.length} tables, ${rows} rows`)
  }
} catch (error) {
  console.error(wordsOf(error))
  process.exitCode = 1
}
