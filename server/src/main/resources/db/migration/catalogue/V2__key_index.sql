-- The files of the key index that the audit trail vouches for.
create table key_file (
    path text primary key,
    sha256 text not null
);

call audit_every_change('key_file');
