import { voice } from '@livekit/agents'

type Speech = { readonly waitForPlayout: () => Promise<unknown> }

/** Resolves when everything the interviewer has to say has been said, also what its last words have led to. */
export function replySpeech(session: voice.AgentSession): { readonly settled: () => Promise<void> } {
  let open: Speech[] = []
  session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => void open.push(speechHandle))
  return {
    settled: async () => {
      for (let now = open; now.length > 0; now = open) {
        open = []
        await Promise.all(now.map((speech) => speech.waitForPlayout()))
      }
    },
  }
}
