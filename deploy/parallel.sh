#!/usr/bin/env bash
# A job of isoloss on several machines, by GNU parallel: every machine does one shard of its chunks at a time.
#
#   HOSTS=node1,node2,node3 STORE=/shared/out RUNS=/shared/runs.csv deploy/parallel.sh
#   isoloss merge /shared/out --json fit.json
#
# Without HOSTS all is done here. Run again after a failure, it does what is missing.

: "${SHARDS:=16}"
# A folder that all machines share, or s3://bucket/prefix.
: "${STORE:=out}"
: "${RUNS:=runs.csv}" "${LAW:=chinchilla}" "${RESAMPLES:=1e8}"

# One at a time on a machine, since isoloss takes all threads. Bad input fails at once, and stops the rest.
seq "$SHARDS" | parallel --quote --jobs 1 ${HOSTS:+--sshlogin "$HOSTS"} --retries 3 --halt soon,fail=1 \
  isoloss fit "$RUNS" --law "$LAW" --bootstrap "$RESAMPLES" --store "$STORE" --shard "{}/$SHARDS"
