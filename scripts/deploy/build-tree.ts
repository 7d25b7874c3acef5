import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { readDockerfile, buildContext, readCopy, type Stage } from './dockerfile.ts'
import type { RunCommand } from '../run-command.ts'

/** The tree of an image's last stage, made without Docker: its folder, and how the image starts its process. */
export type Tree = {
  readonly folder: string
  readonly command: readonly string[]
  readonly env: Record<string, string>
}

/**
 * Makes in `target` what the Dockerfile would make of this checkout: what COPY copies, seen through .dockerignore, and instead of `npm ci`
 * the packages that npm names for the same arguments, linked from this checkout's own node_modules. `target` must be on the same disk.
 */
export async function buildTree(root: string, path: string, target: string, run: RunCommand): Promise<Tree> {
  const stages = readDockerfile(readFileSync(join(root, path), 'utf8'))
  const context = buildContext(root)
  for (const stage of stages) await buildStage({ root, target, context, stage, run })
  const last = stages.at(-1)
  const env = Object.fromEntries(
    (last?.instructions ?? [])
      .filter(({ word }) => word === 'ENV')
      .flatMap(({ args }) => args.split(' ').map((pair) => pair.split('=') as [string, string])),
  )
  const start = last?.instructions.findLast(({ word }) => word === 'CMD')?.args ?? '[]'
  return { folder: join(target, last?.name ?? ''), command: JSON.parse(start) as string[], env }
}

type Building = { root: string; target: string; context: readonly string[]; stage: Stage; run: RunCommand }

async function buildStage({ root, target, context, stage, run }: Building): Promise<void> {
  const folder = join(target, stage.name)
  mkdirSync(folder, { recursive: true })
  if (existsSync(join(target, stage.from)))
    cpSync(join(target, stage.from), folder, { recursive: true, verbatimSymlinks: true })
  for (const one of stage.instructions) {
    if (one.word === 'COPY') {
      const { from, sources } = readCopy(one)
      if (from) linkAll(join(target, from), folder)
      else for (const source of sources) copyFrom(root, context, source, folder)
    } else if (one.word === 'RUN' && one.args.includes('npm ci')) {
      const workspace = /--workspace=(\S+)/.exec(one.args)?.[1] ?? ''
      await linkPackages(root, workspace, folder, run)
    }
  }
}

function copyFrom(root: string, context: readonly string[], source: string, folder: string): void {
  for (const file of context.filter((path) => (source.endsWith('/') ? path.startsWith(source) : path === source))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(root, file), join(folder, file))
  }
}

async function linkPackages(root: string, workspace: string, folder: string, run: RunCommand): Promise<void> {
  const args = ['ls', '--omit=dev', '--workspace', workspace, '--all', '--parseable']
  const { stdout } = await run({ program: 'npm', args, cwd: root, limitMs: 30_000 })
  const paths = stdout.split('\n').map((line) => relative(root, line.trim()))
  for (const path of paths.filter((one) => one.startsWith('node_modules/'))) {
    const isLink = path.startsWith('node_modules/@candor/')
    if (isLink) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      symlinkSync(readlinkSync(join(root, path)), join(folder, path))
    } else linkAll(join(root, path), join(folder, path), 'node_modules')
  }
}

/** Hard links of every file, because a symbolic one would lead the program out of the tree again. */
function linkAll(from: string, to: string, leftOut = ''): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === leftOut) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkAll(source, target, leftOut)
    else if (existsSync(target)) continue
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkSync(source, target)
  }
}
