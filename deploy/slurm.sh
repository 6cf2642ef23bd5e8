#!/usr/bin/env bash
# A job of isoloss as a SLURM array: every task does one shard of its chunks.
#
#   sbatch deploy/slurm.sh                                                  all of it
#   sbatch --array=3,7 deploy/slurm.sh                                      shards 3 and 7 again
#   sbatch --export=ALL,SHARDS=64 --array=1-64 deploy/slurm.sh              more shards
#   sbatch --dependency=afterok:JOBID --wrap 'isoloss merge out --json fit.json'
#
# A task that is killed, preempted or out of time loses the chunk that it was doing: submit the same again.
#SBATCH --job-name=isoloss
#SBATCH --array=1-16
#SBATCH --cpus-per-task=8
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=isoloss-%A_%a.log

# Not SLURM_ARRAY_TASK_COUNT: that is 2 for --array=3,7.
: "${SHARDS:=16}"
# A folder that all nodes share, or s3://bucket/prefix.
: "${STORE:=out}"
: "${RUNS:=runs.csv}" "${LAW:=chinchilla}" "${RESAMPLES:=1e8}"
: "${TRIES:=3}" "${PAUSE:=60}"

for ((try = 1; ; try++)); do
  isoloss fit "$RUNS" --law "$LAW" --bootstrap "$RESAMPLES" \
    --store "$STORE" --shard "$SLURM_ARRAY_TASK_ID/$SHARDS"
  code=$?
  # 1 is a failure that may pass, such as a store that does not answer. 2 is bad usage or input, which will not pass; 0 is
  # done, and what is above 128 was asked to stop.
  if ((code != 1 || try >= TRIES)); then exit "$code"; fi
  sleep "$PAUSE"
done
