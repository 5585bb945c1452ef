-- Which lines of a patient's part have left: one that could not at the first fetch may at the next, and is told of then.
alter table bulk_release add column lines text not null default '';
