import type { StepReporter } from '@candor/stack'
import { findWords, searchTerms } from '@candor/store'
import { deskFigure, type DeskFigure, timed } from './desk-figure.ts'
import { addTemplate, type DeskStage } from './desk-stage.ts'

const others = 99
const itemsOf = 500

/**
 * Sentences of words as often as in speech: few are everywhere, many are rare. The same for everybody, so that other organisations say what
 * is searched for as well.
 */
const sentences = `create table bench_sentence as select n, string_agg(word, ' ' order by place) as text from (
  select n, place, case when place = 4 and n % 40 = 0 then 'invoices' when place = 5 and n % 40 = 0 then 'twice'
    else 'w' || substr(md5((floor(power(((hashtext(n || ' ' || place) & 1048575) / 1048576.0), 3) * 8000))::text), 1, 5) end as word
  from generate_series(1, 4000) n, generate_series(1, 18) place) words group by n`

/** Attempts of one organisation with so many items, put into the table as the trigger would, in one statement. */
async function fill(
  { run }: DeskStage,
  organisation: string,
  template: string,
  items: number,
  tag: string,
): Promise<void> {
  const attempts = Math.ceil(items / itemsOf)
  await run(
    `insert into interview (id, organisation_id, template_id, template_version, candidate_name)
     select 'int_${tag}' || n, $1, $2, 1, 'Somebody' from generate_series(1, $3::int) n`,
    [organisation, template, attempts],
  )
  await run(
    `insert into attempt (id, interview_id, number, room_name, state, end_reason, deadline_at, max_length_ms, reconnect_window_ms, progress,
       live_at, ended_at)
     select 'att_${tag}' || n, 'int_${tag}' || n, 1, 'room-${tag}' || n, 'ended', 'completed', null, 3300000, 90000, '{}', now(), now()
     from generate_series(1, $1::int) n`,
    [attempts],
  )
  await run(
    `with said as materialized (select n, text, keyed_words($1, 'en', text) as words from bench_sentence)
     insert into transcript_item (attempt_id, item_id, epoch, seq, speaker, kind, text, said_at, interrupted, provisional, organisation_id, words)
     select 'att_${tag}' || (1 + place / ${itemsOf}), 'item-' || place, 1, 1 + place % ${itemsOf}, 'candidate', 'spoken', said.text,
       now() - place * interval '7 seconds', false, false, $1, said.words
     from generate_series(0, $2::int - 1) place join said on said.n = 1 + (hashtext($1 || place) & 1073741823) % 4000`,
    [organisation, items],
  )
}

/** Searches of one organisation's items, alone in the table and then among so many of others, in one run. */
export async function measureSearch(
  stage: DeskStage,
  { own, all }: { readonly own: number; readonly all: number },
  report: StepReporter,
): Promise<DeskFigure[]> {
  const { run, inDesk, organisationId, templateId } = stage
  // Filled by whole statements, as a restored backup is.
  const silently = async (work: () => Promise<void>): Promise<void> => {
    await run('alter table transcript_item disable trigger user')
    await work()
    await run('alter table transcript_item enable trigger user')
    await run('vacuum analyze transcript_item')
  }
  const phrases = ['"invoices twice"', 'invoices', 'invo* twice', '"twice invoices"']
  const ask = (index: number) =>
    inDesk((desk) => findWords(desk, { terms: searchTerms(phrases[index % phrases.length] ?? ''), limit: 20 }))
  await report.step(`${own} items of one organisation`, () =>
    silently(async () => {
      await run(sentences)
      await fill(stage, organisationId, templateId, own, 'own')
    }),
  )
  const alone = await timed(100, ask)
  await report.step(`${all - own} items of ${others} others`, () =>
    silently(async () => {
      for (let n = 1; n <= others; n += 1) {
        await run(`insert into organisation (id, name) values ($1, $1)`, [`org_other${n}`])
        await addTemplate(run, `tpl_other${n}`, `org_other${n}`)
        await fill(stage, `org_other${n}`, `tpl_other${n}`, Math.round((all - own) / others), `o${n}x`)
      }
    }),
  )
  const among = await timed(100, ask)
  return [
    deskFigure(
      { name: `phrase search of ${own} items inside ${all}`, mostMs: 40, mostRatio: 2 },
      { ours: among, against: alone, what: 'alone' },
    ),
  ]
}
