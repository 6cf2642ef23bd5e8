// Keeps the lanes that still run: a stable prefix sum by one workgroup, each invocation counting and then writing its
// own stretch of the list, so that lanes keep their order without atomics. Leaves the arguments of the next dispatch.

//#slot constants
const INVOCATIONS = 256u;

// [status, steps][lane]
@group(0) @binding(0) var<storage, read> ends: array<u32>;
// How many lanes, then their numbers.
@group(0) @binding(1) var<storage, read> before: array<u32>;
@group(0) @binding(2) var<storage, read_write> after: array<u32>;
// Workgroups of the next dispatch in x, y, z.
@group(0) @binding(3) var<storage, read_write> workgroups: array<u32>;

var<workgroup> kept: array<u32, INVOCATIONS>;

@compute @workgroup_size(INVOCATIONS)
fn compact(@builtin(local_invocation_index) me: u32) {
  let count = before[0];
  let stretch = (count + INVOCATIONS - 1u) / INVOCATIONS;
  let begin = min(me * stretch, count);
  let end = min(begin + stretch, count);
  var mine = 0u;
  for (var i = begin; i < end; i++) {
    mine += select(0u, 1u, ends[before[i + 1u]] == RUNNING);
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
    if (ends[lane] == RUNNING) {
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
