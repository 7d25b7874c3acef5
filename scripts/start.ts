import { runStack } from './run-stack.ts'

const help = `npm start [-- options]

Sets up and runs everything: PostgreSQL, LiveKit, the local voice, the interviewer and the web app.
Ctrl-C stops it, twice at once.

  --port N      the web app's port, this one or none (3000, or a free one when that is taken)
  --workers N   interviewer processes (1)
  --json        one line on standard output when all is ready: {"web","candidateUrl","recruiterUrl","database","livekit"}
  --help

By environment: DATABASE_URL (a PostgreSQL of your own), LIVEKIT_URL with LIVEKIT_API_KEY and LIVEKIT_API_SECRET (a
LiveKit of your own), CANDOR_LIVEKIT_SERVER (a livekit-server program), VOICE=local|openai|livekit.
`

await runStack('start', help)
