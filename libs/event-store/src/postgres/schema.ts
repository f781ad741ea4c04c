/** Held while positions are given out, until the commit: so positions rise in commit order and have no gaps. */
const APPEND_LOCK = 0x63756e7a;
const MIGRATION_LOCK = 0x63756e7b;

/** Stand for 'any', 'stream-exists' and a revision that no stream can have; 'no-stream' is revision -1. */
export const ANY = -2;
export const EXISTS = -3;
export const NEVER = -4;

/** What became of one member of a group. */
export const OUTCOME = { written: 0, repeated: 1, wrongRevision: 2, idInUse: 3 } as const;

/**
 * `data` and `metadata` are `json`, not `jsonb`: the log gives back the very text that was hashed, key order and number
 * spelling included, costs less to write, and is never searched inside.
 */
const TABLE = `
create schema if not exists eventstore;
create table if not exists eventstore.event (
  position bigint primary key,
  stream text collate "C" not null,
  revision bigint not null,
  id uuid not null unique,
  type text not null,
  data json not null,
  metadata json not null,
  unique (stream, revision)
);
create or replace function eventstore.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only';
end $$;
create or replace trigger append_only before update or delete or truncate on eventstore.event
  for each statement execute function eventstore.refuse_change();`;

/**
 * Appends a group: each member is checked and refused alone, the accepted ones are written in one statement. A function,
 * because its statements see what was committed before the lock was granted; a single statement would not. Planner
 * settings are fixed because a plan made for the empty table would stay in use while the table grows.
 *
 * Per member: stream, expected revision, number of events, index of its first event, and the number of the previous
 * member of the same stream in this group (0: none). Per event: member, place in it from 1, id, type; data and metadata in
 * one JSON array each.
 */
const APPEND_GROUP = `
create or replace function eventstore.append_group(
  streams text[], expected bigint[], sizes integer[], firsts integer[], previous integer[],
  members integer[], places integer[], ids uuid[], types text[], datas json, metadatas json)
returns table (outcome integer, at_revision bigint, at_position bigint) language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
declare
  m record;
  held record;
  head bigint;
  last bigint;
  met boolean;
  known integer[];
  ends bigint[] := array_fill(-1::bigint, array[cardinality(streams)]);
  bases bigint[] := ends;
  starts bigint[] := array_fill(-2::bigint, array[cardinality(streams)]);
begin
  perform pg_advisory_xact_lock(${APPEND_LOCK});
  select coalesce((select max(e.position) from eventstore.event e), -1),
    array(select i.member from unnest(ids, members) as i (id, member)
      where (select e.position from eventstore.event e where e.id = i.id) is not null)
    into head, known;
  for m in
    select r.no::integer, r.stream, r.expected, r.size, r.first, r.previous, case when r.previous = 0 then
      coalesce((select max(e.revision) from eventstore.event e where e.stream = r.stream), -1) end as last
    from unnest(streams, expected, sizes, firsts, previous) with ordinality
      as r (stream, expected, size, first, previous, no)
  loop
    last := coalesce(m.last, ends[m.previous]);
    ends[m.no] := last;
    met := m.expected = last or m.expected = ${ANY} or (m.expected = ${EXISTS} and last >= 0);
    outcome := ${OUTCOME.wrongRevision};
    at_revision := last;
    at_position := null;
    if m.no = any(known) then
      select e.stream, e.revision into held from eventstore.event e where e.id = ids[m.first];
      if held.stream = m.stream
        and (m.expected = held.revision - 1 or m.expected = ${ANY} or (m.expected = ${EXISTS} and held.revision > 0))
        and m.size = (select count(*) from eventstore.event e where e.stream = m.stream
          and e.revision between held.revision and held.revision + m.size - 1
          and e.id = ids[m.first + (e.revision - held.revision)::integer])
      then
        outcome := ${OUTCOME.repeated};
        at_revision := held.revision + m.size - 1;
        at_position := (select e.position from eventstore.event e where e.id = ids[m.first + m.size - 1]);
      elsif met then
        outcome := ${OUTCOME.idInUse};
      end if;
    elsif met then
      outcome := ${OUTCOME.written};
      starts[m.no] := head;
      bases[m.no] := last;
      head := head + m.size;
      ends[m.no] := last + m.size;
      at_revision := ends[m.no];
      at_position := head;
    end if;
    return next;
  end loop;
  insert into eventstore.event (position, stream, revision, id, type, data, metadata)
  select starts[e.member] + e.place, streams[e.member], bases[e.member] + e.place, e.id, e.type, e.data, e.metadata
  from unnest(members, places, ids, types, array(select json_array_elements(datas)),
    array(select json_array_elements(metadatas))) as e (member, place, id, type, data, metadata)
  where starts[e.member] >= -1;
end $$;`;

/**
 * Appends one event where its revision is met and its id is new, and answers as `append_group`; no row where it is not. Most
 * appends are alone and accepted, and pay for neither arrays nor a loop.
 */
const APPEND_ONE = `
create or replace function eventstore.append_one(
  to_stream text, expected bigint, event_id uuid, event_type text, event_data json, event_metadata json)
returns table (outcome integer, at_revision bigint, at_position bigint) language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
begin
  perform pg_advisory_xact_lock(${APPEND_LOCK});
  insert into eventstore.event (position, stream, revision, id, type, data, metadata)
  select coalesce((select max(e.position) from eventstore.event e), -1) + 1, to_stream, s.last + 1, event_id, event_type,
    event_data, event_metadata
  from (select coalesce(max(e.revision), -1) as last from eventstore.event e where e.stream = to_stream) as s
  where (expected = s.last or expected = ${ANY} or (expected = ${EXISTS} and s.last >= 0))
    and not exists (select from eventstore.event e where e.id = event_id)
  returning ${OUTCOME.written}, revision, position into outcome, at_revision, at_position;
  if found then
    return next;
  end if;
end $$;`;

/** Creates what is missing. Several processes may run it at once. */
export const MIGRATION = `
begin;
select pg_advisory_xact_lock(${MIGRATION_LOCK});
${TABLE}
${APPEND_GROUP}
${APPEND_ONE}
commit;`;
