-- From which day what a case led to is in force.
create table case_effect (
    case_id text primary key references scheme_case,
    effect_from date not null
);
call audit_every_change('case_effect');

-- A scheme is changed by one case at a time.
create unique index case_open_about on scheme_case (scheme) where open and scheme is not null;
