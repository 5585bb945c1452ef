-- Subjects are compared by code points, so that all of one kind ("merge ...", "recipient ...") lie together in the index
-- and are found without reading the whole log.
alter table feed_entry alter column subject type text collate "C";
