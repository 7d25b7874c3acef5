import type { StepReporter } from '@candor/stack'
import { type BoardWish, listBoard, searchTerms } from '@candor/store'
import { deskFigure, type DeskFigure, timed } from './desk-figure.ts'
import type { DeskStage } from './desk-stage.ts'

const pageOf = 50

/** The board with so many interviews: the first page, the thousandth, filtered, sorted and searched, as the page asks for them. */
export async function measureList(stage: DeskStage, interviews: number, report: StepReporter): Promise<DeskFigure[]> {
  const { run, inDesk, organisationId, templateId } = stage
  await report.step(`${interviews} interviews`, async () => {
    await run(
      `insert into interview (id, organisation_id, template_id, template_version, candidate_name, candidate_email, created_at)
       select 'int_' || lpad(n::text, 12, '0'), $1, $2, 1,
         (array['Ada','Grace','Barbara','Frances','Radia','Lynn','Jean','Mary'])[1 + n % 8] || ' ' || substr(md5(n::text), 1, 7),
         'p' || n || '@example.org', now() - n * interval '1 minute' from generate_series(1, $3::int) n`,
      [organisationId, templateId, interviews],
    )
    await run(
      `insert into attempt (id, interview_id, number, room_name, state, end_reason, deadline_at, max_length_ms, reconnect_window_ms, progress,
         opened_at, live_at, ended_at)
       select replace(id, 'int_', 'att_'), id, 1, 'room-' || id, 'ended',
         (array['completed','completed','completed','completed','no_show','candidate_left','time_limit','technical_failure'])[1 + (hashtext(id) & 7)],
         null, 3300000, 90000, '{}', created_at, created_at, created_at + interval '20 minutes'
       from interview where candidate_email is not null and hashtext(id) % 10 <> 0`,
    )
    await run('vacuum analyze interview')
    await run('vacuum analyze attempt')
  })
  const [deep] = await run(
    'select created_at::text as place, id from interview where organisation_id = $1 order by created_at desc, id desc offset $2 limit 1',
    [organisationId, Math.min(1000 * pageOf, interviews - pageOf) - 1],
  )
  const page = (wish: Partial<BoardWish>) => () =>
    inDesk((desk) => listBoard(desk, { order: 'newest', limit: pageOf, ...wish }))
  const wishes: readonly Partial<BoardWish>[] = [
    {},
    { order: 'name' },
    { order: 'active' },
    { states: ['ended'], reasons: ['technical_failure'] },
    { states: ['open', 'live', 'interrupted', 'closing'] },
    { states: ['invited'], order: 'name' },
    { search: searchTerms('ada', { lastIsBegun: true }) },
    { search: searchTerms('ada 1f', { lastIsBegun: true }), order: 'name' },
  ]
  const every = await timed(160, (index) => page(wishes[index % wishes.length] ?? {})())
  const [first, last]: [number[], number[]] = [[], []]
  const after = [String(deep?.['place']), String(deep?.['id'])] as const
  for (let turn = 0; turn < 4; turn += 1) {
    first.push(...(await timed(40, page({}))))
    last.push(...(await timed(40, page({ after }))))
  }
  return [
    deskFigure({ name: `list, filter, sort, search with ${interviews} interviews`, mostMs: 50 }, { ours: every }),
    deskFigure({ name: 'page 1,000 of the board', mostRatio: 1.3 }, { ours: last, against: first, what: 'page 1' }),
  ]
}
