import { initializeLogger, llm, voice } from '@livekit/agents'
import { LLM } from '@livekit/agents-plugin-openai'
import { expect, onTestFinished } from 'vitest'
import { canary } from './canary.ts'
import { provider } from './provider.ts'

initializeLogger({ pretty: false, level: 'silent' })

const line = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'any', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`

/** Calls one tool three times in its first answer, and says a word in every other. */
function callsThrice(): Promise<string> {
  let answers = 0
  return provider((request, response) => {
    request.resume()
    // The plugin warms its connection up by asking for the list of models.
    if (request.method === 'GET') return void response.end('{}')
    answers += 1
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const calls = [0, 1, 2].map((index) => ({
      index,
      id: `call-${index}`,
      type: 'function',
      function: { name: 'finish', arguments: '{}' },
    }))
    if (answers === 1) for (const call of calls) response.write(line({ role: 'assistant', tool_calls: [call] }))
    else response.write(line({ role: 'assistant', content: 'Done.' }))
    response.end(`${line({}, answers === 1 ? 'tool_calls' : 'stop')}data: [DONE]\n\n`)
  })
}

canary(
  {
    seen: '@livekit/agents 1.9.0',
    behaviour: 'a tool that rejects duplicates is executed again in the same step once its first call is done',
    workaround: 'apps/agent/src/interviewer/tools.ts',
  },
  async () => {
    let executed = 0
    const finish = llm.tool({
      name: 'finish',
      description: 'Finishes.',
      onDuplicate: 'reject',
      execute: async () => {
        executed += 1
        return 'finished'
      },
    })
    const model = new LLM({ apiKey: 'key', baseURL: await callsThrice(), model: 'any' })
    const session = new voice.AgentSession({ llm: model })
    onTestFinished(() => session.close())
    await session.start({
      agent: new voice.Agent({ instructions: 'Finish.', tools: [finish] }),
      record: false,
    })
    await session.generateReply({ userInput: 'Finish, please.' }).waitForPlayout()
    await expect.poll(() => executed, { timeout: 3000 }).toBeGreaterThan(1)
  },
)
