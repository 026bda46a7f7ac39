-- A case that is told changes its place in every index by state and by its last move, and of very many all do so at once: one
-- index by state for all, and one for each incident, from which alone its cases are also counted.
drop index cases_incident;
drop index cases_incident_moved;
drop index cases_moved;
create index cases_incident on cases (workspace_id, incident_id, state, moved_at, id, told_at, reopened_count);
