-- One way to the database instead of two, while every other writer of the log waits. Each statement of the function sees
-- what was committed when it began, so the second sees the entry of whoever held the lock before.
create function feed_next_position() returns bigint language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock(7101);
    return (select coalesce(max(position), 0) + 1 from feed_entry);
end
$$;
