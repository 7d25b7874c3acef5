// Loaded into a process before everything else, as `--import shift-clock.ts?ms=45000`: from then on its clock goes wrong by so much. The
// processes it forks are given the same, whatever their environment is.

const shiftMs = Number(new URL(import.meta.url).searchParams.get('ms'))
const RealDate = Date

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: [], newTarget) =>
    given.length === 0
      ? Reflect.construct(target, [RealDate.now() + shiftMs], newTarget)
      : Reflect.construct(target, given, newTarget),
  apply: () => new Date().toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => RealDate.now() + shiftMs : Reflect.get(target, name, receiver),
})
process.execArgv.push('--import', import.meta.url)
