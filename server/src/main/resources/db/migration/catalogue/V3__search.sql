create extension if not exists pg_trgm;

-- Variables that are documented; the bank may have data of them or not.
create table described_variable (
    register text not null check (register = upper(register)),
    name text not null check (name = upper(name)),
    title_da text not null,
    title_en text not null,
    first_year int,
    last_year int,
    check (first_year <= last_year),
    primary key (register, name)
);

call audit_every_change('described_variable');

-- All that the catalogue can be searched for: registers, variables and codes. What has no title of its own has its name.
create materialized view catalogue_entry as
with variables as (
    select register, name, title_da, title_en, code_list from variable
    union all
    select register, name, title_da, title_en, null from described_variable d
    where not exists (select from variable v where v.register = d.register and v.name = d.name)
), registers as (
    select name, title_da, title_en from register
    union all
    select distinct register, register, register from described_variable d
    where not exists (select from register r where r.name = d.register)
), entries as (
    select 'REGISTER' as kind, name as register, '' as variable, '' as code, title_da, title_en from registers
    union all
    select 'VARIABLE', register, name, '', title_da, title_en from variables
    union all
    select 'CODE', v.register, v.name, c ->> 'code', c -> 'titles' ->> 'da', c -> 'titles' ->> 'en'
    from variables v join code_list l on l.name = v.code_list, json_array_elements(l.codes::json) c
)
select distinct on (kind, register, variable, code) kind, register, variable, code, title_da, title_en,
    lower(concat_ws(' ', register, variable, code, title_da, title_en)) as text,
    setweight(to_tsvector('simple', concat_ws(' ', register, variable, code)), 'A')
        || setweight(to_tsvector('danish', title_da), 'B') || setweight(to_tsvector('english', title_en), 'B') as words
from entries
order by kind, register, variable, code;

create unique index catalogue_entry_key on catalogue_entry (kind, register, variable, code);
create index catalogue_entry_words on catalogue_entry using gin (words);
create index catalogue_entry_text on catalogue_entry using gin (text gin_trgm_ops);
grant select, maintain on catalogue_entry to ${application};
