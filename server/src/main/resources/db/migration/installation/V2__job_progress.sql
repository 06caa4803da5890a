-- How far jobs are, for whoever waits for them in another process; lost in a crash, as the jobs begin again then.
create unlogged table job_progress (
    task_name text not null,
    task_instance text not null,
    percent int not null check (percent between 0 and 100),
    primary key (task_name, task_instance)
);
