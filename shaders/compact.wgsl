// Twin: none, the CPU fits one start after the other, without a list of lanes
// Stream compaction: copies the numbers of the lanes that are still running to a new list, in order, and writes the
// arguments of the next indirect dispatch. One workgroup does it by a prefix sum, each invocation counting and then
// copying a part of the list, so that no atomics are needed.

//#slot constants
const INVOCATIONS = 256u;

// [status, steps][lane]
@group(0) @binding(0) var<storage, read> outcomes: array<u32>;
// How many lanes are listed, then their numbers; the list before compaction and the one after it.
@group(0) @binding(1) var<storage, read> before: array<u32>;
@group(0) @binding(2) var<storage, read_write> after: array<u32>;
// Workgroups of the next dispatch in x, y, z.
@group(0) @binding(3) var<storage, read_write> workgroups: array<u32>;

var<workgroup> kept: array<u32, INVOCATIONS>;

@compute @workgroup_size(INVOCATIONS)
fn compact(@builtin(local_invocation_index) me: u32) {
  let count = before[0];
  let part = (count + INVOCATIONS - 1u) / INVOCATIONS;
  let begin = min(me * part, count);
  let end = min(begin + part, count);
  var mine = 0u;
  for (var i = begin; i < end; i++) {
    mine += select(0u, 1u, outcomes[before[i + 1u]] == RUNNING);
  }
  kept[me] = mine;
  workgroupBarrier();
  // Inclusive sums by doubling.
  for (var distance = 1u; distance < INVOCATIONS; distance *= 2u) {
    let left = select(0u, kept[max(me, distance) - distance], me >= distance);
    workgroupBarrier();
    kept[me] += left;
    workgroupBarrier();
  }
  var next = kept[me] - mine + 1u;
  for (var i = begin; i < end; i++) {
    let lane = before[i + 1u];
    if (outcomes[lane] == RUNNING) {
      after[next] = lane;
      next++;
    }
  }
  if (me == INVOCATIONS - 1u) {
    after[0] = kept[me];
    workgroups[0] = (kept[me] + WORKGROUP - 1u) / WORKGROUP;
    workgroups[1] = 1u;
    workgroups[2] = 1u;
  }
}
