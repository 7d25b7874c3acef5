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
  LIVEKIT_URL: { group: 'Places', means: 'The LiveKit server that web app and workers reach.' },
  LIVEKIT_PUBLIC_URL: {
    group: 'Places',
    means: 'Where browsers reach LiveKit.',
    fallback: 'the same address as `LIVEKIT_URL`',
  },
  APP_URL: { group: 'Places', means: 'Where people reach the web app. Microphones need `https`, or `localhost`.' },
  CANDOR_LIVEKIT_SERVER: { group: 'Places', means: 'A `livekit-server` program for `npm start` to run.' },
  DATA_DIR: {
    group: 'Places',
    means: 'Where a worker keeps words that cannot be stored yet, and prepared sentences. Must survive a restart.',
  },
  LIVEKIT_API_KEY: { group: 'Secrets', means: 'The name of the LiveKit key.' },
  LIVEKIT_API_SECRET: { group: 'Secrets', means: 'The secret of the LiveKit key.' },
  SESSION_SECRET: { group: 'Secrets', means: 'Signs the cookies of candidates and recruiters.' },
  DESK_KEY: {
    group: 'Secrets',
    means: 'Signs in the first owner. Without it people sign in with their accounts only.',
  },
  SMTP_URL: {
    group: 'Secrets',
    means: 'The mail server for invitations and sign-in codes, with its login: smtps://name:password@mail.example.',
  },
  MAIL_FROM: { group: 'Places', means: 'Who mails are from.', fallback: 'no-reply at the host of `APP_URL`' },
  MAIL_FOLDER: {
    group: 'Places',
    means: 'Where mails are put instead of being sent, for one machine; read them on its page `/dev/mail`.',
    fallback: 'with `npm start`, `mail` in its data folder',
  },
  CRON_SECRET: { group: 'Secrets', means: 'What a scheduler must show to start a sweep over HTTP.' },
  VOICE: {
    group: 'Voice and models',
    means: 'Who hears, thinks and speaks, one or several in turn; docs/voice.md has the table.',
  },
  STT: { group: 'Voice and models', means: 'Who hears.', fallback: 'as `VOICE`' },
  LLM: { group: 'Voice and models', means: 'Who thinks.', fallback: 'as `VOICE`' },
  TTS: { group: 'Voice and models', means: 'Who speaks.', fallback: 'as `VOICE`' },
  LOCAL_VOICE_URL: { group: 'Voice and models', means: 'The local voice’s routes, needed where a part is `local`.' },
  OPENAI_API_KEY: { group: 'Voice and models', means: 'Needed where a part is `openai`.' },
  OPENAI_BASE_URL: {
    group: 'Voice and models',
    means: 'Any OpenAI-compatible endpoint.',
    fallback: 'that of OpenAI',
  },
  LIVEKIT_INFERENCE_URL: { group: 'Voice and models', means: 'LiveKit Inference.', fallback: 'that of LiveKit Cloud' },
  LIVEKIT_INFERENCE_API_KEY: {
    group: 'Voice and models',
    means: 'Needed where a part is `livekit`.',
    fallback: 'on LiveKit Cloud `LIVEKIT_API_KEY`',
  },
  LIVEKIT_INFERENCE_API_SECRET: {
    group: 'Voice and models',
    means: 'Belongs to that key.',
    fallback: 'on LiveKit Cloud `LIVEKIT_API_SECRET`',
  },
  STT_MODEL: {
    group: 'Voice and models',
    means: 'Speech to text, in the turn of `STT`.',
    fallback: 'see docs/voice.md',
  },
  LLM_MODEL: { group: 'Voice and models', means: 'The interviewer’s model, likewise.', fallback: 'see docs/voice.md' },
  TTS_MODEL: { group: 'Voice and models', means: 'Text to speech, likewise.', fallback: 'see docs/voice.md' },
  TTS_VOICE: { group: 'Voice and models', means: 'Its voice, likewise.', fallback: 'see docs/voice.md' },
  TTS_VOICE_DE: { group: 'Voice and models', means: 'Its voice for German.', fallback: 'as `TTS_VOICE`' },
  FALLBACK_BASE_URL: { group: 'Voice and models', means: 'A further OpenAI-compatible endpoint, asked last.' },
  FALLBACK_API_KEY: { group: 'Voice and models', means: 'Needed where `FALLBACK_BASE_URL` is set.' },
  FALLBACK_STT_MODEL: { group: 'Voice and models', means: 'Its speech to text.' },
  FALLBACK_LLM_MODEL: { group: 'Voice and models', means: 'Its model.' },
  FALLBACK_TTS_MODEL: {
    group: 'Voice and models',
    means: 'Its text to speech; without it and a voice it does not speak.',
  },
  FALLBACK_TTS_VOICE: { group: 'Voice and models', means: 'Its voice.' },
  RECONNECT_WINDOW: { group: 'Interviews', means: 'Seconds a candidate may be away.', fallback: '90' },
  MAX_OPEN_ATTEMPTS: { group: 'Interviews', means: 'Most interviews under way at once.', fallback: '500' },
  TURN_SILENCE: {
    group: 'Interviews',
    means:
      'Seconds of silence that end an answer whose last sentence sounds whole; one that stopped in the middle is waited for 4.3 s.',
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
  ALERT_WEBHOOK: { group: 'Worker', means: 'Is told of attempts that nobody ends or that are open for too long.' },
  ALERT_WEBHOOK_SECRET: { group: 'Worker', means: 'Signs what it is sent, as Standard Webhooks ask.' },
  ALERT_MAIL: { group: 'Worker', means: 'An address that is told the same; needs `SMTP_URL`.' },
  ALERT_LONG: { group: 'Worker', means: 'Hours after which an open attempt is told.' },
  ALERT_QUIET: {
    group: 'Worker',
    means: 'When only stuck attempts are told, the rest afterwards: `22:00-07:00 Europe/Berlin`.',
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
  LOCAL_VOICE_MODELS: {
    group: 'Local voice',
    means: 'The folder of models that `npm run voice:download` fills.',
    fallback: '`.data/voice-models` under `npm start`',
  },
  LOCAL_VOICE_SENTENCES: {
    group: 'Local voice',
    means: 'A JSON file with further sentences that it shall understand.',
  },
}
