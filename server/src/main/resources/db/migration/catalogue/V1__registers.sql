create table register (
    name text primary key check (name = upper(name)),
    title_da text not null,
    title_en text not null,
    unit text not null,
    owner text not null,
    minimum_frequency int not null check (minimum_frequency >= 3),
    dominance_n int check (dominance_n in (1, 2)),
    dominance_k double precision check (dominance_k > 0 and dominance_k < 100),
    check ((dominance_n is null) = (dominance_k is null))
);

create table variable (
    register text not null references register,
    name text not null check (name = upper(name)),
    position int not null,
    type text not null,
    title_da text not null,
    title_en text not null,
    key_type text,
    unit_key boolean not null check (not unit_key or key_type is not null),
    code_list text,
    measured_in text,
    primary key (register, name)
);

create table code_list (
    name text primary key,
    title_da text not null,
    title_en text not null,
    parent text,
    codes text not null
);

create table register_period (
    register text not null references register,
    version int not null check (version > 0),
    period text not null check (period ~ '^[0-9]{4}([0-9]{2})?$'),
    rows bigint not null check (rows >= 0),
    path text not null,
    sha256 text not null,
    primary key (register, version, period)
);

create table register_import (
    id text primary key,
    directory text not null,
    requested_by text not null,
    state text not null,
    faults text not null,
    requested_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    check ((state = 'WAITING') = (ended_at is null))
);

call audit_every_change('register');
call audit_every_change('variable');
call audit_every_change('code_list');
call audit_every_change('register_period');
call audit_every_change('register_import');
