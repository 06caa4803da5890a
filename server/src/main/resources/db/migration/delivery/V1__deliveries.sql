create table delivery (
    scheme text not null,
    version int not null,
    state text not null,
    ended_at timestamp with time zone,
    primary key (scheme, version),
    foreign key (scheme, version) references agreement,
    check ((state = 'WAITING') = (ended_at is null))
);

call audit_every_change('delivery');
