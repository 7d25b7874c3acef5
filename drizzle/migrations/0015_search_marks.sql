-- What is found is marked in the whole text: a headline of the database leaves out what looks like markup, and words that nobody searches by.
CREATE OR REPLACE FUNCTION desk_find_words(phrases text[], prefixes text[], languages text[], who text, before_at timestamptz, before_attempt text,
  before_item text, most integer)
RETURNS TABLE (interview_id text, candidate_name text, role text, attempt_number integer, attempt_id text, item_id text, epoch integer,
  seq integer, speaker text, said_at timestamptz, talk_at timestamptz, snippet text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE wanted tsquery;
BEGIN
  SELECT string_agg('(' || public.keyed_query(desk_organisation(), language, one)::text || ')', ' | ')::tsquery INTO wanted
    FROM (SELECT language, public.wanted_words(language, phrases, prefixes) AS one FROM unnest(languages) language) each_one WHERE one IS NOT NULL;
  IF wanted IS NULL OR desk_role() NOT IN ('owner', 'recruiter', 'reviewer') THEN RETURN; END IF;
  -- Planned for what is wanted: how many have it decides the way.
  RETURN QUERY EXECUTE $q$
    WITH found AS MATERIALIZED (
      SELECT item.* FROM transcript_item item
      WHERE item.words @@ $1 AND item.organisation_id = $2 AND ($3::text IS NULL OR item.speaker = $3)
        AND ($4::timestamptz IS NULL OR (item.said_at, item.attempt_id, item.item_id) < ($4, $5, $6))
        AND NOT (item.provisional AND EXISTS (SELECT FROM transcript_item settled WHERE settled.attempt_id = item.attempt_id
          AND NOT settled.provisional AND item.item_id = ANY(settled.supersedes)))
        AND ($7 <> 'reviewer' OR EXISTS (SELECT FROM attempt JOIN interview_reviewer shared ON shared.interview_id = attempt.interview_id
          WHERE attempt.id = item.attempt_id AND shared.person_id = $8))
      ORDER BY item.said_at DESC, item.attempt_id DESC, item.item_id DESC LIMIT $9
    )
    SELECT interview.id, interview.candidate_name, template.title, attempt.number, found.attempt_id, found.item_id, found.epoch, found.seq,
      found.speaker, found.said_at, coalesce(attempt.live_at, attempt.opened_at),
      ts_headline(public.word_config(coalesce(plan->>'language', 'en')), translate(found.text, E'\x02\x03', ''),
        public.wanted_words(coalesce(plan->>'language', 'en'), $10, $11),
        E'StartSel=\x02, StopSel=\x03, HighlightAll=true')
    FROM found JOIN attempt ON attempt.id = found.attempt_id JOIN interview ON interview.id = attempt.interview_id
    JOIN template ON template.id = interview.template_id
    JOIN template_version ON template_version.template_id = interview.template_id AND version = interview.template_version
    ORDER BY found.said_at DESC, found.attempt_id DESC, found.item_id DESC
  $q$ USING wanted, desk_organisation(), who, before_at, before_attempt, before_item, desk_role(), desk_person(), most, phrases, prefixes;
END
$$;
