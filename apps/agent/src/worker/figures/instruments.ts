import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

const latencies = [0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.2, 1.5, 2, 3, 5, 8, 13, 21]

/** What this worker counts by itself. Every name begins with `candor_`; lengths are seconds, sizes bytes, as Prometheus wants them. */
export function instruments(registry: Registry) {
  const registers = [registry]
  const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter<Label>({ name: `candor_${name}`, help, labelNames, registers })
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge<Label>({ name: `candor_${name}`, help, labelNames, registers })
  const histogram = (name: string, help: string, buckets = latencies) =>
    new Histogram({ name: `candor_${name}`, help, buckets, registers })
  return {
    jobs: counter('jobs_total', 'Jobs that LiveKit offered this worker.', ['decision']),
    jobsLost: counter('jobs_lost_total', 'Processes of this worker that ended while they held an interview.'),
    sweeps: counter('sweeps_total', 'Sweeps of this worker.', ['result']),
    sweepWork: counter('sweep_work_total', 'What the sweeps of this worker did.', ['kind']),
    sweepSeconds: histogram('sweep_seconds', 'How long a sweep of this worker took.'),
    join: histogram('join_seconds', 'From taking a job to the interviewer in the room.'),
    firstSound: histogram('first_sound_seconds', 'From the candidate in the room to the first sound of the interviewer.'),
    turn: histogram('turn_seconds', 'From the end of an answer to the first sound of the reply, as the worker sees it.'),
    providerErrors: counter('provider_errors_total', 'Requests to a part of the voice that failed.', ['part', 'status']),
    tokens: counter('tokens_total', 'Tokens of the language model.', ['kind']),
    heard: counter('heard_seconds_total', 'Sound sent to speech-to-text.'),
    spoken: counter('spoken_characters_total', 'Characters sent to the voice.'),
    cost: counter('cost_total', 'What the interviews that ended here cost, by PRICES.'),
    jobMemory: gauge('job_memory_bytes', 'Memory of a process with an interview.', ['pid']),
    jobCpu: gauge('job_cpu_seconds', 'CPU a process with an interview has taken since it began.', ['pid']),
    capacity: gauge('worker_capacity', 'Most interviews at once in this worker.'),
    running: gauge('worker_running', 'Interviews in this worker.'),
    draining: gauge('worker_draining', '1 while this worker finishes what it has and takes nothing more.'),
  } // prettier-ignore
}
export type Instruments = ReturnType<typeof instruments>
