// The contracts of what our server answers. They bring their parser with them, a sixth of the first page's weight: `attempt-api.ts` fetches
// this file with the first request, which nobody makes before they have pressed something.
export { AttemptAnswer, CheckAnswer, JoinAnswer, Problem, WordsAnswer } from '@candor/shared'
