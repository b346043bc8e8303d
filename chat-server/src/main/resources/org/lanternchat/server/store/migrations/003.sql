-- The search index is written behind the log: `indexed` is the id of the entry up to which it has
-- all messages. Whoever wrote the steps before had each message in it at once.

INSERT OR REPLACE INTO meta (key, value) SELECT 'indexed', coalesce(max(id), 0) FROM entry;
