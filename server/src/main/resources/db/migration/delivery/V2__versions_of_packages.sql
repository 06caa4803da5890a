-- A package has versions of its own: an agreement, a new period, a re-run or own data make the next. Until now it had that of its agreement.
alter table delivery drop constraint delivery_scheme_version_fkey;
alter table delivery
    add column agreement int,
    add column cause text not null default 'AGREEMENT'
        check (cause in ('AGREEMENT', 'NEW_PERIOD', 'RERUN_ACCEPTED', 'SUPPLEMENT')),
    add column reason text not null default '';
alter table delivery alter column agreement type int using version;
alter table delivery alter column agreement set not null;
alter table delivery add foreign key (scheme, agreement) references agreement;
