-- The cases of one incident, newest move first.
create index cases_incident_moved on cases (workspace_id, incident_id, moved_at, id);
