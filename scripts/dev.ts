import { runStack } from './run-stack.ts'

const help = `npm run dev [-- options]

The same as npm start, following the sources: pages are compiled on request, interviewer and voice start anew when
their sources change. The options are those of npm start: --port N, --workers N, --json, --help.
`

await runStack('dev', help)
