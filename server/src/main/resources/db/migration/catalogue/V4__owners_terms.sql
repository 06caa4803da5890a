alter table register
    add column withheld_months int not null default 0 check (withheld_months between 0 and 120),
    add column reference text check (reference in ('STATUS', 'STATUS_PERIOD', 'SPELL', 'EVENT')),
    add column successors text not null default '[]';

alter table variable add column needs_reason boolean not null default false;

alter table register_period
    add column status text not null default 'FINAL' check (status in ('PRELIMINARY', 'FINAL'));
