-- An export asks for all numbers of the persons in it, and so which numbers were merged into one of theirs.
create index feed_entry_into
    on feed_entry ((body::jsonb -> 'into' ->> 'authority'), (body::jsonb -> 'into' ->> 'value'))
    where left(subject, 6) = 'merge ';
