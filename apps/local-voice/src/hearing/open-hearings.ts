import { type Hearing, openHearing } from './hearing.ts'
import { listModels, readModel } from './model-folder.ts'

/** Loads the models that are there, one for each language. One that is damaged is told and left out: people can type. */
export async function openHearings(models: string | undefined): Promise<Hearing[]> {
  const open = new Map<string, Hearing>()
  for (const id of models === undefined ? [] : listModels(models)) {
    try {
      const model = await readModel(models ?? '', id)
      if (!open.has(model.language)) open.set(model.language, await openHearing(model))
    } catch (error) {
      console.error(`local-voice: not used: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return [...open.values()]
}
