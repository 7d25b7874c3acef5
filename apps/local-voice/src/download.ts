// `npm run voice:download`: which models there are, and bringing one here. Only the user starts it; nothing else downloads a model.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readModelsFolder } from './env.ts'
import { catalogue, type ListedModel } from './hearing/catalogue.ts'
import { BadModel, listModels } from './hearing/model-folder.ts'
import { downloadModel, importModel } from './hearing/obtain-model.ts'

const usage = `npm run voice:download                       the models there are
npm run voice:download -- <model>            downloads one, or goes on with it
npm run voice:download -- <model> --anew     downloads it again
npm run voice:download -- --import <path> [--language de]   takes a folder or an archive from this machine`
const without = 'Candor goes on without it: candidates are heard by the demo sentences, and can type every answer.'

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
const sizeOf = ({ files }: ListedModel): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

function list(models: string): void {
  const there = listModels(models)
  for (const model of catalogue) {
    const state = there.includes(model.id) ? 'here' : 'not here'
    console.log(
      `${model.id.padEnd(12)} ${megabytes(sizeOf(model)).padStart(9)}  ${model.licence}  ${state}  ${model.says}`,
    )
  }
  const own = there.filter((id) => !catalogue.some((model) => model.id === id))
  for (const id of own) console.log(`${id}  imported`)
  console.log(`\n${usage}`)
}

/** One line, rewritten in place on a terminal; elsewhere a line every tenth. */
function showProgress(): (name: string, bytes: number, of: number) => void {
  let told = ''
  return (name, bytes, of) => {
    const percent = Math.floor((bytes / of) * 100)
    const terminal = process.stdout.isTTY
    const line = `${name} ${terminal ? percent : percent - (percent % 10)} % of ${megabytes(of)}`
    if (line === told) return
    told = line
    process.stdout.write(terminal ? `\r\u001B[2K${line}${percent === 100 ? '\n' : ''}` : `${line}\n`)
  }
}

async function run(): Promise<void> {
  const options = {
    anew: { type: 'boolean' },
    import: { type: 'string' },
    language: { type: 'string' },
    help: { type: 'boolean' },
  } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const models = readModelsFolder()
  if (values.help) return console.log(usage)
  if (values.import !== undefined) {
    const { language = 'en' } = values
    if (!/^[a-z]{2}$/.test(language))
      throw new BadModel(`--language ${language} is no language of two letters, as en or de`)
    const { id } = await importModel(models, resolve(values.import), language)
    return console.log(`${id} is here. It is used from the next start on.`)
  }
  const [id] = positionals
  if (id === undefined) return list(models)
  const listed = catalogue.find((model) => model.id === id)
  if (!listed)
    throw new BadModel(`There is no model ${id}. There are: ${catalogue.map((model) => model.id).join(', ')}.`)
  console.log(
    `${listed.id}: ${listed.says}, ${megabytes(sizeOf(listed))}, ${listed.licence}, from ${new URL(listed.from).host}`,
  )
  await downloadModel(models, listed, { anew: values.anew ?? false, progress: showProgress() })
  console.log(`${listed.id} is here. It is used from the next start on.`)
}

run().catch((error: unknown) => {
  const known = error instanceof BadModel || (error instanceof TypeError && 'code' in error)
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  console.error(known && error instanceof BadModel ? without : usage)
  process.exitCode = 1
})
