import { InferenceRunner } from '@livekit/agents'

/** The SDK's name for its end-of-turn model. */
const turnModel = 'lk_eot_audio'

/**
 * Keeps the SDK from starting a process for its end-of-turn model beside the worker: here silence ends a turn. Before that process is ready no
 * job is taken, which a candidate would hear whenever a worker starts again, and when it dies the worker calls itself unhealthy. There is no
 * option for it: the model is entered as known already, where the SDK does not see it when it lists what to start. Call before the server is made.
 */
export function forgoTurnModel(): void {
  Object.defineProperty(InferenceRunner.registeredRunners, turnModel, { value: 'not used', configurable: true })
}
