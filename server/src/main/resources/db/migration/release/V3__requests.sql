-- What may go home in which way, by day; null is for schemes that have none of their own.
create table risk_policy (
    number integer generated always as identity primary key,
    scheme text references scheme,
    since date not null,
    content text not null,
    set_by text references person,
    set_at timestamp with time zone not null
);
insert into risk_policy (since, content, set_at) values ('2000-01-01', '{}', now());
call audit_every_change('risk_policy');

-- A request to send files home; its number is that of what was taken from the workspace.
create table release_request (
    number integer primary key references outgoing,
    scheme text not null references scheme,
    person text not null references person,
    state text not null check (state in ('DRAFT', 'PREAPPROVAL', 'INDEPENDENT', 'TOGETHER', 'THIRD', 'RETURNED', 'RELEASED', 'REFUSED',
        'WITHDRAWN', 'RECALLED')),
    lane text check (lane in ('AT_ONCE', 'LIGHT', 'FULL')),
    panel integer not null default 1 check (panel in (1, 2)),
    turn integer not null default 1 check (turn > 0),
    policy integer references risk_policy,
    preapproved_by text references person,
    sampled boolean not null default false,
    begun_at timestamp with time zone not null,
    sent_at timestamp with time zone,
    decided_at timestamp with time zone
);
create index release_request_of on release_request (scheme, person, number desc);
create index release_request_waiting on release_request (sent_at) where state in ('INDEPENDENT', 'TOGETHER', 'THIRD');

-- What a group of files shows, in its author's words.
create table release_context (
    request integer not null references release_request,
    number integer not null check (number > 0),
    shows text not null default '',
    population text not null default '',
    unit text not null default '',
    protection text not null default '',
    primary key (request, number)
);

-- A file of a request. What was found in it is told when it has been looked into.
create table release_file (
    request integer not null references release_request,
    number integer not null check (number > 0),
    name text not null,
    bytes bigint not null,
    sha256 text not null,
    context integer not null default 1,
    supports boolean not null default false,
    left_out boolean not null default false,
    cure text,
    cured_from integer,
    type text,
    flags text,
    whole boolean,
    explanation text not null default '',
    decision text check (decision in ('APPROVED', 'REFUSED')),
    exception_until date,
    primary key (request, number),
    foreign key (request, context) references release_context,
    check ((cure is null) = (cured_from is null)),
    check ((type is null) = (flags is null))
);
create index release_file_home on release_file (request) where decision = 'APPROVED';

-- Who reviews, in which panel; the third of a panel decides where two differ.
create table release_seat (
    request integer not null references release_request,
    reviewer text not null references person,
    panel integer not null,
    third boolean not null default false,
    finished boolean not null default false,
    primary key (request, reviewer, panel)
);

-- Every vote that was ever given; the newest of a reviewer in a turn counts.
create table release_vote (
    number bigint generated always as identity primary key,
    request integer not null,
    file integer not null,
    reviewer text not null references person,
    panel integer not null,
    turn integer not null,
    sha256 text not null,
    approves boolean not null,
    reason text not null,
    at timestamp with time zone not null,
    foreign key (request, file) references release_file
);
create index release_vote_of on release_vote (request, panel, turn);

-- What was said: among the office's reviewers, or with the author.
create table release_remark (
    number bigint generated always as identity primary key,
    request integer not null references release_request,
    file integer,
    place text not null default '',
    internal boolean not null,
    person text not null references person,
    panel integer not null,
    text text not null,
    at timestamp with time zone not null
);
create index release_remark_of on release_remark (request, number);

-- What happened to a request, for its own page; the audit trail proves it.
create table release_event (
    number bigint generated always as identity primary key,
    request integer not null references release_request,
    what text not null,
    person text,
    at timestamp with time zone not null
);
create index release_event_of on release_event (request, number);

-- Who has fetched a file that went home, and who has said that he has deleted it after it was called back.
create table release_download (
    number bigint generated always as identity primary key,
    request integer not null,
    file integer not null,
    person text not null references person,
    at timestamp with time zone not null,
    deleted_at timestamp with time zone,
    foreign key (request, file) references release_file
);
create index release_download_of on release_download (request);

-- Offers from before there were requests: the office goes on where it was.
insert into release_request (number, scheme, person, state, lane, policy, begun_at, sent_at, decided_at)
select o.number, w.scheme, w.person, case o.state when 'OFFERED' then 'DRAFT' when 'SENT' then 'RELEASED' else 'REFUSED' end,
    case o.state when 'OFFERED' then null else 'FULL' end, case o.state when 'OFFERED' then null else 1 end, o.offered_at,
    o.decided_at, o.decided_at
from outgoing o join workspace w on w.number = o.workspace;
insert into release_context (request, number, shows) select number, 1, text from outgoing;
insert into release_file (request, number, name, bytes, sha256, type, flags, whole, decision)
select f.outgoing, f.number, f.name, f.bytes, f.sha256, case o.state when 'OFFERED' then null else 'UNKNOWN' end,
    case o.state when 'OFFERED' then null else '[]' end, case o.state when 'OFFERED' then null else false end,
    case o.state when 'SENT' then 'APPROVED' when 'DECLINED' then 'REFUSED' end
from outgoing_file f join outgoing o on o.number = f.outgoing where f.sha256 is not null;
insert into release_remark (request, internal, person, panel, text, at)
select number, false, decided_by, 1, answer, decided_at from outgoing where answer is not null;

call audit_every_change('release_request');
call audit_every_change('release_context');
call audit_every_change('release_file');
call audit_every_change('release_seat');
call audit_every_change('release_vote');
call audit_every_change('release_remark');
call audit_every_change('release_event');
call audit_every_change('release_download');
