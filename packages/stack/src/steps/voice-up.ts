import { startVoice, VOICE_PORT } from '../apps/start-voice.ts'
import { portWords } from '../choose-ports.ts'
import { followSources } from './follow-sources.ts'
import { hooks, type Start } from './start.ts'

/** The local voice, where the user's choice of voice needs it. */
export async function voiceUp(start: Start): Promise<void> {
  const { environment, report, wants, ports, mode, dataDir, extraEnv } = start
  if (!wants('voice') || !environment.needsLocalVoice) return
  await report.step('Local voice', async (note) => {
    note(portWords(ports.voice, VOICE_PORT))
    const all = { ...environment.base, ...extraEnv?.voice }
    const options = { dataDir, port: ports.voice.port, control: mode === 'test', environment: all, ...hooks(start) }
    const { part } = await startVoice(options)
    followSources(start, part, ['apps/local-voice/src'])
  })
}
