-- That an item was kept elsewhere fills a gap in what is told of the transcript, so it makes the next version as an item does. As with the
-- others of migration 0006 the name must come after those of PostgreSQL's own triggers ("RI_…").
CREATE TRIGGER attempt_event_changes_seal AFTER INSERT ON attempt_event FOR EACH ROW
  WHEN (NEW.kind = 'item_kept_elsewhere') EXECUTE FUNCTION count_late_change();
