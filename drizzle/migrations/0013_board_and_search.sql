CREATE TABLE "item_comment" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"interview_id" text NOT NULL,
	"attempt_id" text NOT NULL,
	"item_id" text NOT NULL,
	"quote_from" integer,
	"quote_to" integer,
	"body" text DEFAULT '' NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "item_comment_body" CHECK (length("item_comment"."body") <= 4000),
	CONSTRAINT "item_comment_quote" CHECK (("item_comment"."quote_from" is null) = ("item_comment"."quote_to" is null) and coalesce("item_comment"."quote_from" >= 0 and "item_comment"."quote_from" < "item_comment"."quote_to", true))
);
--> statement-breakpoint
CREATE TABLE "share_view" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"share_id" text NOT NULL,
	"viewed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"browser" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transcript_share" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"interview_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"hide_names" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"made_by" text,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transcript_share_hash" CHECK ("transcript_share"."secret_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "transcript_share_label" CHECK (length("transcript_share"."label") <= 200)
);
--> statement-breakpoint
ALTER TABLE "interview" ADD COLUMN "state" text DEFAULT 'invited' NOT NULL;--> statement-breakpoint
ALTER TABLE "interview" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "interview" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "interview" ADD COLUMN "active_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "transcript_item" ADD COLUMN "organisation_id" text;--> statement-breakpoint
ALTER TABLE "transcript_item" ADD COLUMN "words" "tsvector";--> statement-breakpoint
ALTER TABLE "item_comment" ADD CONSTRAINT "item_comment_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_comment" ADD CONSTRAINT "item_comment_interview_id_interview_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interview"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_comment" ADD CONSTRAINT "item_comment_of_item" FOREIGN KEY ("attempt_id","item_id") REFERENCES "public"."transcript_item"("attempt_id","item_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_view" ADD CONSTRAINT "share_view_share_id_transcript_share_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."transcript_share"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript_share" ADD CONSTRAINT "transcript_share_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript_share" ADD CONSTRAINT "transcript_share_interview_id_interview_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interview"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_comment_interview" ON "item_comment" USING btree ("interview_id","made_at");--> statement-breakpoint
CREATE INDEX "share_view_of_share" ON "share_view" USING btree ("share_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "transcript_share_secret" ON "transcript_share" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "transcript_share_interview" ON "transcript_share" USING btree ("interview_id","made_at");--> statement-breakpoint
CREATE INDEX "interview_by_state" ON "interview" USING btree ("organisation_id","state","created_at","id");--> statement-breakpoint
CREATE INDEX "interview_by_reason" ON "interview" USING btree ("organisation_id","end_reason","created_at","id");--> statement-breakpoint
CREATE INDEX "interview_by_activity" ON "interview" USING btree ("organisation_id","active_at","id");--> statement-breakpoint
CREATE INDEX "interview_by_name" ON "interview" USING btree ("organisation_id",lower("candidate_name"),"id");--> statement-breakpoint
CREATE INDEX "transcript_item_words" ON "transcript_item" USING gin ("words") WITH (fastupdate=true,gin_pending_list_limit=512);--> statement-breakpoint
ALTER TABLE "interview" ADD CONSTRAINT "interview_reason_of_end" CHECK (("interview"."state" in ('closing', 'ended')) = ("interview"."end_reason" is not null));--> statement-breakpoint
-- A board is sorted and filtered by what the newest attempt of each interview is, so that is copied to the interview with each move of it.
CREATE FUNCTION show_on_board() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE interview SET state = NEW.state, end_reason = NEW.end_reason, attempts = NEW.number, active_at = clock_timestamp()
    WHERE id = NEW.interview_id AND attempts <= NEW.number;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER attempt_begins_on_board AFTER INSERT ON attempt FOR EACH ROW EXECUTE FUNCTION show_on_board();
--> statement-breakpoint
CREATE TRIGGER attempt_moves_on_board AFTER UPDATE ON attempt FOR EACH ROW
  WHEN (NEW.state <> OLD.state OR NEW.end_reason IS DISTINCT FROM OLD.end_reason) EXECUTE FUNCTION show_on_board();
--> statement-breakpoint
UPDATE interview SET state = last.state, end_reason = last.end_reason, attempts = last.number,
  active_at = coalesce(last.ended_at, last.live_at, last.opened_at)
FROM (SELECT DISTINCT ON (interview_id) * FROM attempt ORDER BY interview_id, number DESC) last WHERE last.interview_id = interview.id;
--> statement-breakpoint
-- What words are searched by. Every lexeme begins with a key of its organisation and language: what others said is in other places of the
-- index, so that searching takes as long as one's own transcripts are, however many others there are.
CREATE FUNCTION word_config(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE language WHEN 'en' THEN 'pg_catalog.english'::regconfig WHEN 'de' THEN 'pg_catalog.german'::regconfig
    ELSE 'pg_catalog.simple'::regconfig END $$;
--> statement-breakpoint
CREATE FUNCTION word_key(organisation text, language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT left(md5(organisation || ' ' || language), 8) || '/' $$;
--> statement-breakpoint
-- A lexeme may have 2046 bytes: what is written without a blank for longer is cut, or its key would make it too long to be kept.
CREATE FUNCTION keyed_words(organisation text, language text, said text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(' ' || to_tsvector(public.word_config(language), CASE WHEN octet_length(said) < 2000 THEN said
    ELSE regexp_replace(said, '(\S{200})', '\1 ', 'g') END)::text, ' ''', ' ''' || public.word_key(organisation, language))::tsvector $$;
--> statement-breakpoint
CREATE FUNCTION keyed_query(organisation text, language text, wanted tsquery) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(wanted::text, '(^|[ (!])''', '\1''' || public.word_key(organisation, language), 'g')::tsquery $$;
--> statement-breakpoint
-- Every phrase word for word, and of every prefix some word that begins with it. Null where nothing is left that can be searched for.
CREATE FUNCTION wanted_words(language text, phrases text[], prefixes text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg('(' || one::text || ')', ' & ')::tsquery FROM (
    SELECT phraseto_tsquery(public.word_config(language), phrase) AS one FROM unnest(phrases) phrase
    UNION ALL
    SELECT to_tsquery(public.word_config(language), '''' || replace(replace(prefix, '\', '\\'), '''', '''''') || ''':*') FROM unnest(prefixes) prefix
  ) parts WHERE numnode(one) > 0 $$;
--> statement-breakpoint
-- The index must never cost a word: an item of an attempt that nobody knows is refused by its foreign key, as before.
CREATE FUNCTION index_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE language text;
BEGIN
  SELECT interview.organisation_id, plan->>'language' INTO NEW.organisation_id, language
    FROM attempt JOIN interview ON interview.id = attempt.interview_id
    JOIN template_version ON template_version.template_id = interview.template_id AND version = interview.template_version
    WHERE attempt.id = NEW.attempt_id;
  NEW.words := public.keyed_words(NEW.organisation_id, coalesce(language, 'en'), NEW.text);
  RETURN NEW;
END
$$;
--> statement-breakpoint
UPDATE transcript_item SET organisation_id = interview.organisation_id,
  words = public.keyed_words(interview.organisation_id, coalesce(plan->>'language', 'en'), text)
FROM attempt JOIN interview ON interview.id = attempt.interview_id
  JOIN template_version ON template_version.template_id = interview.template_id AND version = interview.template_version
WHERE attempt.id = transcript_item.attempt_id;
--> statement-breakpoint
CREATE TRIGGER transcript_item_is_searched BEFORE INSERT ON transcript_item FOR EACH ROW EXECUTE FUNCTION index_words();
--> statement-breakpoint
CREATE INDEX interview_searched_by ON interview USING gin (public.keyed_words(organisation_id, '', candidate_name || ' ' || coalesce(candidate_email, '')));
--> statement-breakpoint
-- The numbers of events are taken inside a transaction that is known to all others already: who sees one of them knows, when everything is
-- over that had begun by then, that none before it is still to come. The live board depends on it.
CREATE FUNCTION next_event_number() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN nextval('attempt_event_id_seq');
END
$$;
--> statement-breakpoint
ALTER TABLE attempt_event ALTER COLUMN id SET DEFAULT next_event_number();
--> statement-breakpoint
CREATE FUNCTION tell_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('candor_words', NEW.attempt_id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER transcript_item_told AFTER INSERT ON transcript_item FOR EACH ROW EXECUTE FUNCTION tell_words();
--> statement-breakpoint
-- The desk's role may not use the index itself: what its policies hide must not be told by how a search behaves. So these two look for it,
-- in its organisation only, and of a reviewer's only what was shared with them.
CREATE FUNCTION desk_find_names(phrases text[], prefixes text[]) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT id FROM interview WHERE organisation_id = desk_organisation()
    AND public.keyed_words(organisation_id, '', candidate_name || ' ' || coalesce(candidate_email, ''))
      @@ public.keyed_query(desk_organisation(), '', public.wanted_words('', phrases, prefixes));
END
$$;
--> statement-breakpoint
CREATE FUNCTION desk_find_words(phrases text[], prefixes text[], languages text[], who text, before_at timestamptz, before_attempt text,
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
        E'StartSel=\x02, StopSel=\x03, MaxWords=32, MinWords=18, MaxFragments=2, FragmentDelimiter=" … "')
    FROM found JOIN attempt ON attempt.id = found.attempt_id JOIN interview ON interview.id = attempt.interview_id
    JOIN template ON template.id = interview.template_id
    JOIN template_version ON template_version.template_id = interview.template_id AND version = interview.template_version
    ORDER BY found.said_at DESC, found.attempt_id DESC, found.item_id DESC
  $q$ USING wanted, desk_organisation(), who, before_at, before_attempt, before_item, desk_role(), desk_person(), most, phrases, prefixes;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION desk_find_names, desk_find_words FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION desk_find_names, desk_find_words TO candor_desk;
--> statement-breakpoint
ALTER TABLE item_comment ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE transcript_share ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE share_view ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (removed_at) ON item_comment TO candor_desk;
--> statement-breakpoint
GRANT SELECT (id, organisation_id, interview_id, label, hide_names, expires_at, revoked_at, made_by, made_at), INSERT, UPDATE (revoked_at)
  ON transcript_share TO candor_desk;
--> statement-breakpoint
GRANT SELECT ON share_view TO candor_desk;
--> statement-breakpoint
CREATE POLICY own ON item_comment FOR SELECT TO candor_desk USING (EXISTS (SELECT FROM interview WHERE interview.id = interview_id));
--> statement-breakpoint
CREATE POLICY add ON item_comment FOR INSERT TO candor_desk WITH CHECK (organisation_id = (SELECT desk_organisation())
  AND made_by = (SELECT desk_person()) AND EXISTS (SELECT FROM attempt WHERE attempt.id = attempt_id AND attempt.interview_id = item_comment.interview_id));
--> statement-breakpoint
CREATE POLICY take_back ON item_comment FOR UPDATE TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND (made_by = (SELECT desk_person()) OR (SELECT desk_role()) = 'owner'));
--> statement-breakpoint
CREATE POLICY share ON transcript_share TO candor_desk USING (organisation_id = (SELECT desk_organisation())
  AND (SELECT desk_role()) IN ('owner', 'recruiter') AND EXISTS (SELECT FROM interview WHERE interview.id = interview_id));
--> statement-breakpoint
CREATE POLICY own ON share_view FOR SELECT TO candor_desk USING (EXISTS (SELECT FROM transcript_share WHERE transcript_share.id = share_id));
