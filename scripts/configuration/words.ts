/** What a variable is for, and, where its default depends on the machine, that default in words. */
export type Words = { readonly group: Group; readonly means: string; readonly fallback?: string }

export type Group = 'Places' | 'Secrets' | 'Voice and models' | 'Interviews' | 'Recordings' | 'Worker' | 'Local voice'

export const groups: readonly Group[] = [
  'Places',
  'Secrets',
  'Voice and models',
  'Interviews',
  'Recordings',
  'Worker',
  'Local voice',
]

/** The one sentence per variable that no schema knows. Everything else of the table comes from the schemas. */
export const words: Readonly<Record<string, Words>> = {
  DATABASE_URL: {
    group: 'Places',
    means:
      'PostgreSQL. For the web app and `npm start` the owner’s login; for a worker of your own the login of role `candor_agent`.',
  },
  AGENT_DATABASE_URL: {
    group: 'Places',
    means: 'The login of role `candor_agent`, where `npm start` is given a `DATABASE_URL` without a password.',
  },
  LIVEKIT_URL: { group: 'Places', means: 'The LiveKit server that browsers and workers reach.' },
  APP_URL: { group: 'Places', means: 'Where people reach the web app. Microphones need `https`, or `localhost`.' },
  CANDOR_LIVEKIT_SERVER: { group: 'Places', means: 'A `livekit-server` program for `npm start` to run.' },
  DATA_DIR: {
    group: 'Places',
    means: 'Where a worker keeps words that cannot be stored yet, and prepared sentences. Must survive a restart.',
  },
  LIVEKIT_API_KEY: { group: 'Secrets', means: 'The name of the LiveKit key.' },
  LIVEKIT_API_SECRET: { group: 'Secrets', means: 'The secret of the LiveKit key.' },
  SESSION_SECRET: { group: 'Secrets', means: 'Signs the cookies of candidates and recruiters.' },
  DESK_KEY: { group: 'Secrets', means: 'Opens the recruiter’s desk.' },
  CRON_SECRET: { group: 'Secrets', means: 'What a scheduler must show to start a sweep over HTTP.' },
  VOICE: { group: 'Voice and models', means: 'Who hears, thinks and speaks.' },
  LOCAL_VOICE_URL: { group: 'Voice and models', means: 'The local voice’s routes, needed where `VOICE` is `local`.' },
  OPENAI_API_KEY: { group: 'Voice and models', means: 'Needed where `VOICE` is `openai`.' },
  OPENAI_BASE_URL: {
    group: 'Voice and models',
    means: 'Any OpenAI-compatible endpoint.',
    fallback: 'that of OpenAI',
  },
  STT_MODEL: { group: 'Voice and models', means: 'Speech to text.' },
  LLM_MODEL: { group: 'Voice and models', means: 'The interviewer’s model.' },
  TTS_MODEL: { group: 'Voice and models', means: 'Text to speech.' },
  TTS_VOICE: { group: 'Voice and models', means: 'The voice of text to speech.' },
  FALLBACK_BASE_URL: { group: 'Voice and models', means: 'A second endpoint, asked where the first one fails.' },
  FALLBACK_API_KEY: { group: 'Voice and models', means: 'Needed where `FALLBACK_BASE_URL` is set.' },
  FALLBACK_STT_MODEL: { group: 'Voice and models', means: 'Its speech to text.' },
  FALLBACK_LLM_MODEL: { group: 'Voice and models', means: 'Its model.' },
  RECONNECT_WINDOW: { group: 'Interviews', means: 'Seconds a candidate may be away.', fallback: '90' },
  MAX_OPEN_ATTEMPTS: { group: 'Interviews', means: 'Most interviews under way at once.', fallback: '500' },
  TURN_SILENCE: {
    group: 'Interviews',
    means: 'Seconds of silence that end an answer. Synthetic voices want little, people who think 1.5.',
  },
  SILENCE_ASK: { group: 'Interviews', means: 'Seconds of silence until the candidate is asked.' },
  SILENCE_CHECK: { group: 'Interviews', means: 'Seconds of silence until the candidate is asked again.' },
  SILENCE_END: { group: 'Interviews', means: 'Seconds of silence until the interview ends, resumable.' },
  AUDIO_STORAGE: {
    group: 'Recordings',
    means:
      'Where the sound of interviews is kept: a folder, or `s3://bucket/prefix`. Worker and web app must name the same.',
    fallback: 'worker: `audio` in `DATA_DIR`; web: `.data/audio` where it is started; `npm start`: one folder for both',
  },
  AWS_ENDPOINT_URL_S3: { group: 'Recordings', means: 'An S3-compatible service.', fallback: 'that of Amazon' },
  AWS_REGION: { group: 'Recordings', means: 'Its region.' },
  AWS_ACCESS_KEY_ID: { group: 'Recordings', means: 'Needed where `AUDIO_STORAGE` is a bucket.' },
  AWS_SECRET_ACCESS_KEY: { group: 'Recordings', means: 'Needed where `AUDIO_STORAGE` is a bucket.' },
  AWS_SESSION_TOKEN: { group: 'Recordings', means: 'Beside keys that are only lent.' },
  AGENT_CAPACITY: { group: 'Worker', means: 'Most interviews at once in one worker.', fallback: 'six per core' },
  AGENT_IDLE_PROCESSES: { group: 'Worker', means: 'Warm processes waiting for an interview.' },
  AGENT_HOST: { group: 'Worker', means: 'The address its health door listens on.' },
  AGENT_PORT: {
    group: 'Worker',
    means: 'The port of its health door: `/livez`, `/readyz`, `/metrics`; `/` answers 200 while it is registered.',
  },
  PRICES: {
    group: 'Worker',
    means:
      'What providers ask, in one currency: `prompt` and `completion` per million tokens, `hearing` per minute, `voice` per million characters, as `prompt=0.4 completion=1.6 hearing=0.003 voice=12`. Then the figures tell what an interview cost.',
  },
  LOG_LEVEL: { group: 'Worker', means: 'The least serious lines that are written.' },
  LOCAL_VOICE_HOST: { group: 'Local voice', means: 'The address it listens on.' },
  LOCAL_VOICE_PORT: { group: 'Local voice', means: 'Its port; 0 takes any free one.' },
  LOCAL_VOICE_CONTROL: { group: 'Local voice', means: '1 opens a door by which tests delay and fail answers.' },
  LOCAL_VOICE_SENTENCES: {
    group: 'Local voice',
    means: 'A JSON file with further sentences that it shall understand.',
  },
}
