-- Events in nobody's compartment, such as the steps of a legal hold, are found by what they are about.
create index audit_event_of_nobody on audit_event using gin (entity) where patient is null;
