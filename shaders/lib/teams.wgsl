// Twin: none, the CPU sums over a problem's rows on one thread
// Sums over the rows of each lane by a team of TEAM invocations of its workgroup: each sums a part of the rows, and the parts
// are joined in the order of the invocations, through the workgroup's memory, SUMS_JOINED sums at a time.

// Distance between sums in memory: one more than the invocations, so that these read different banks.
const APART = WORKGROUP + 1u;
const LANES = WORKGROUP / TEAM;

var<workgroup> parts: array<f32, SUMS_JOINED * APART>;
// [sum][lane of the workgroup]
var<workgroup> totals: array<f32, SUMS * LANES>;

// Adds what the invocations have put for `count` sums, the first of them being `first`, to their totals.
fn join_parts(me: u32, first: u32, count: u32, is_new: bool) {
  workgroupBarrier();
  let lane = me / TEAM;
  for (var i = me % TEAM; i < count; i += TEAM) {
    let place = (first + i) * LANES + lane;
    var total = select(totals[place], 0.0, is_new);
    for (var k = 0u; k < TEAM; k++) { total += parts[i * APART + lane * TEAM + k]; }
    totals[place] = total;
  }
  workgroupBarrier();
}
