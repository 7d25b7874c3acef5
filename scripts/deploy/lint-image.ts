import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPackageJson, workspaceFolders } from '../source-files.ts'
import { buildContext, readCopy, readDockerfile, type Stage } from './dockerfile.ts'

/** The folders of the workspaces that an app needs, itself included: those an image must contain. */
function foldersFor(root: string, app: string): string[] {
  const folders = new Map(workspaceFolders(root).map((folder) => [readPackageJson(root, folder).name ?? '', folder]))
  const needed = new Set<string>()
  const add = (name: string): void => {
    const folder = folders.get(name)
    if (!folder || needed.has(folder)) return
    needed.add(folder)
    for (const dependency of Object.keys(readPackageJson(root, folder).dependencies ?? {})) add(dependency)
  }
  add(app)
  return [...needed].toSorted()
}

/** What is wrong with a Dockerfile of ours, as lines: sources that are not there, workspaces left out, root, moving tags, secrets, GPL. */
export function lintImage(root: string, path: string, app: string): string[] {
  if (!existsSync(join(root, path))) return [`${path} is not there`]
  const stages = readDockerfile(readFileSync(join(root, path), 'utf8'))
  const context = buildContext(root)
  const faults = stages.flatMap((stage) => lintStage(stage, stages, context))
  const copies = stages.flatMap(({ instructions }) => instructions.filter(({ word }) => word === 'COPY')).map(readCopy)
  const copied = new Set(copies.flatMap(({ from, sources }) => (from ? [] : sources)))
  for (const folder of foldersFor(root, app)) {
    if (!copied.has(`${folder}/package.json`)) faults.push(`does not copy ${folder}/package.json before npm ci`)
    if (!copied.has(`${folder}/`)) faults.push(`does not copy ${folder}/`)
  }
  if (context.some((file) => file.startsWith('apps/local-voice/'))) faults.push('.dockerignore lets the GPL voice in')
  if (context.some((file) => /(^|\/)\.env(\.|$)/.test(file))) faults.push('.dockerignore lets files with secrets in')
  const last = stages.at(-1)
  const has = (word: string) => last?.instructions.some((one) => one.word === word)
  for (const word of ['USER', 'HEALTHCHECK', 'CMD']) if (!has(word)) faults.push(`the last stage has no ${word}`)
  if (last?.instructions.some(({ word, args }) => word === 'USER' && /^(0|root)\b/.test(args)))
    faults.push('runs as root')
  return faults.map((fault) => `${path}: ${fault}`)
}

function lintStage(stage: Stage, stages: readonly Stage[], context: readonly string[]): string[] {
  const named = stages.some(({ name }) => name === stage.from)
  const faults = named || /:\d+\.\d+/.test(stage.from) ? [] : [`${stage.from} is not pinned`]
  for (const one of stage.instructions) {
    if (/(SECRET|PASSWORD|API_KEY)=\S/.test(one.args)) faults.push(`line ${one.line} has a secret in the image`)
    if (one.word !== 'COPY') continue
    const { from, sources } = readCopy(one)
    if (from && !stages.some(({ name }) => name === from)) faults.push(`line ${one.line} copies from no stage: ${from}`)
    for (const source of from ? [] : sources) {
      const there = context.some((file) => (source.endsWith('/') ? file.startsWith(source) : file === source))
      if (!there) faults.push(`line ${one.line} copies ${source}, which the build does not see`)
    }
  }
  return faults
}
