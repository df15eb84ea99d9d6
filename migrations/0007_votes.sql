-- Votes. The roll is fixed at the opening: a row per entitled voter.
create table poll (
    id text primary key,
    document text not null references document (id),
    -- number of the version it is about
    version bigint not null,
    block text references block (id),
    question text not null,
    rules text not null,
    entitled bigint not null,
    opened_by text not null references person (id),
    by_person text references person (id),
    order_number text,
    opened_at bigint not null,
    closes_at bigint,
    closed_at bigint,
    closed_by text references person (id),
    closed_by_person text references person (id),
    closed_order text,
    decision text,
    -- counted once, at closing
    pro bigint,
    against bigint,
    abstained bigint,
    -- secret polls: ballots are sealed to this key; its other half is sealed by the server's own key
    -- and destroyed at closing together with the ballots
    ballot_key text,
    ballot_secret text
);
create index poll_by_document on poll (document, id);
create index poll_by_end on poll (closed_at, closes_at);

create table poll_voter (
    poll text not null references poll (id),
    person text not null references person (id),
    voted_at bigint,
    -- named polls only
    choice text,
    reason text not null,
    by_person text references person (id),
    order_number text,
    -- the key of the act that was taken, so that a repeated one gets the same receipt
    key text,
    primary key (poll, person)
);
create index poll_voter_by_person on poll_voter (person, voted_at);

-- Sealed ballots: no voter, no time, no order.
create table sealed_ballot (
    id text primary key,
    poll text not null references poll (id),
    sealed text not null
);
create index sealed_ballot_by_poll on sealed_ballot (poll);
