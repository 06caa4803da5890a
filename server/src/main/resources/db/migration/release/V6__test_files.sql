-- Files that the office has made to see how well reviewers look, each with the answer that is right.
create table release_test_file (
    number integer generated always as identity primary key,
    name text not null,
    bytes bigint not null,
    sha256 text not null,
    refuse boolean not null,
    wrong text not null,
    explanation text not null,
    made_by text not null references person,
    made_at timestamp with time zone not null,
    retired boolean not null default false
);

-- A test file among those of a request, as long as its reviewers are blind to each other.
create table release_test (
    request integer not null references release_request,
    file integer not null,
    test_file integer not null references release_test_file,
    checked text not null,
    placed_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    primary key (request, file)
);

-- What reviewers said of it.
create table release_test_vote (
    number bigint generated always as identity primary key,
    request integer not null,
    file integer not null,
    reviewer text not null references person,
    approves boolean not null,
    reason text not null,
    at timestamp with time zone not null,
    foreign key (request, file) references release_test
);
create index release_test_vote_of on release_test_vote (request, file);
call audit_every_change('release_test_file');
call audit_every_change('release_test');
call audit_every_change('release_test_vote');
