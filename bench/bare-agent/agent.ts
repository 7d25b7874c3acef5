import { beta, defineAgent, voice } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'

/**
 * The agent one has after following a starter: stock session, stock room options, the SDK's own tool to end the call. It is what the
 * product is measured against, so it is never improved; a test keeps its hash.
 */
export default defineAgent({
  entry: async (ctx) => {
    const session = new voice.AgentSession({
      // The plugin's default is a realtime socket, which OpenAI-compatible services (and the stub) do not have.
      stt: new openai.STT({ useRealtime: false }),
      llm: new openai.LLM(),
      tts: new openai.TTS(),
    })
    const agent = new voice.Agent({
      instructions:
        'You are an interviewer. Ask the candidate one question, thank them for the answer and end the call.',
      tools: [beta.createEndCallTool()],
    })
    await session.start({ agent, room: ctx.room })
    await ctx.connect()
    session.generateReply({ instructions: 'Greet the candidate and ask the question.' })
  },
})
