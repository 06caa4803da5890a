create index release_newest on release (requested_at desc);
