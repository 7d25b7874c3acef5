import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ListedModel, ModelFiles } from './catalogue.ts'
import { fetchFile, type Progress } from './fetch-file.ts'
import { openHearing } from './hearing.ts'
import { BadModel, digestOf, listModels, type Manifest, type Model, readModel, writeManifest } from './model-folder.ts'

type Download = { readonly anew?: boolean; readonly progress?: Progress; readonly silenceMs?: number }

/**
 * Downloads a listed model into the folder of models, or goes on where an earlier try ended, and loads it once to see that it works.
 * @throws BadModel saying why it cannot be had; what came stays for the next try.
 */
export async function downloadModel(models: string, listed: ListedModel, how: Download = {}): Promise<Model> {
  const { anew = false, progress = () => {}, silenceMs } = how
  const folder = join(models, listed.id)
  if (!anew && listModels(models).includes(listed.id)) {
    const there = await readModel(models, listed.id).catch(() => undefined)
    if (there) return there
  }
  if (anew) rmSync(folder, { recursive: true, force: true })
  makeFolder(folder)
  const files: Manifest['files'] = []
  for (const file of listed.files) {
    const address = `${listed.from}/${file.name}`
    const sha256 = await fetchFile(address, join(folder, file.name), file, progress, silenceMs)
    files.push({ name: file.name, bytes: file.bytes, sha256 })
  }
  return settle(folder, {
    v: 1,
    id: listed.id,
    language: listed.language,
    licence: listed.licence,
    parts: listed.parts,
    files,
  })
}

/**
 * Takes a model from this machine: a folder, or an archive as the publishers offer them. Its files are pinned as they are now.
 * @throws BadModel when something is missing or the engine does not load it.
 */
export async function importModel(models: string, from: string, language: string): Promise<Model> {
  if (!existsSync(from)) throw new BadModel(`There is nothing at ${from}.`)
  makeFolder(models)
  const unpacked = statSync(from).isDirectory() ? undefined : unpack(from, models)
  try {
    const source = folderWithTokens(unpacked ?? from)
    const names = readdirSync(source)
    const parts = partsAmong(names)
    const own = parts.kind === 'tone' ? [parts.model] : [parts.encoder, parts.decoder, parts.joiner]
    const id = basename(from)
      .replace(/\.tar\.\w+$|\.tgz$/, '')
      .replace(/[^\w.-]/g, '-')
    const folder = join(models, id)
    makeFolder(folder)
    const files: Manifest['files'] = []
    for (const name of [...own, 'tokens.txt']) {
      const path = join(folder, name)
      if (join(source, name) !== path) copyFileSync(join(source, name), path)
      files.push({ name, bytes: statSync(path).size, sha256: await digestOf(path) })
    }
    return await settle(folder, { v: 1, id, language, licence: 'as its publisher says', parts, files })
  } finally {
    if (unpacked) rmSync(unpacked, { recursive: true, force: true })
  }
}

/** A model counts as there once the engine has loaded it. */
async function settle(folder: string, manifest: Manifest): Promise<Model> {
  const model: Model = { ...manifest, folder }
  const hearing = await openHearing(model)
  await hearing.close()
  writeManifest(folder, manifest)
  return model
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new BadModel(`The folder ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function unpack(archive: string, models: string): string {
  const folder = mkdtempSync(join(models, '.unpacked-'))
  const { status, stderr, error } = spawnSync('tar', ['-xf', archive, '-C', folder], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (status === 0) return folder
  rmSync(folder, { recursive: true, force: true })
  const why = error ? error.message : stderr.trim().split('\n')[0]
  throw new BadModel(`${archive} cannot be unpacked (${why}). Unpack it yourself and import the folder.`)
}

function folderWithTokens(folder: string): string {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const tokens = all.find((path) => basename(path) === 'tokens.txt')
  if (tokens === undefined) throw new BadModel(`${folder} has no tokens.txt: it is no model of sherpa-onnx.`)
  return join(folder, dirname(tokens))
}

/** Which file is what, by the names their publishers use; the smaller form where there are two. */
function partsAmong(names: readonly string[]): ModelFiles {
  const find = (what: string): string | undefined => {
    const fit = names.filter((name) => name.startsWith(what) && name.endsWith('.onnx'))
    return fit.find((name) => name.includes('.int8.')) ?? fit[0]
  }
  const [encoder, decoder, joiner, model] = [find('encoder'), find('decoder'), find('joiner'), find('model')]
  if (encoder && decoder && joiner) return { kind: 'transducer', encoder, decoder, joiner }
  if (model) return { kind: 'tone', model }
  throw new BadModel(
    'There are no encoder, decoder and joiner among the files: it is no model for streaming recognition.',
  )
}
