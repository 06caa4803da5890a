-- The random name by which somebody's authenticators know him.
create table passkey_handle (
    person text primary key references person,
    handle bytea not null unique
);
call audit_every_change('passkey_handle');

-- What somebody can sign in with; the private key never leaves his authenticator.
create table passkey (
    id text primary key,
    person text not null references passkey_handle,
    label text not null,
    public_key bytea not null,
    attestation bytea not null,
    client_data bytea not null,
    signatures bigint not null,
    verified boolean not null,
    can_back_up boolean not null,
    backed_up boolean not null,
    created_at timestamp with time zone not null,
    used_at timestamp with time zone
);
create index passkey_person on passkey (person);
call audit_every_change('passkey');
