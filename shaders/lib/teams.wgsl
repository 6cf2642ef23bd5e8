// Twin: none, the CPU sums over a problem's rows on one thread
// Sums over the rows of each lane by a team of TEAM invocations of its workgroup, 8 or all of them: each sums a part of the
// rows, and the parts are joined in one order, eight at a time, through the workgroup's memory, SUMS_JOINED sums at a time.
// Without a branch or loop: FXC takes twice as long over a kernel whose sums are live across those.

// Distance between sums in memory: one more than the invocations, so that these read different banks.
const APART = WORKGROUP + 1u;
const LANES = WORKGROUP / TEAM;

var<workgroup> parts: array<f32, SUMS_JOINED * APART>;
// [sum][lane of the workgroup]
var<workgroup> totals: array<f32, SUMS * LANES>;
//#slot memory

// The sum of eight parts.
fn eight(at: u32) -> f32 {
  let low = (parts[at] + parts[at + 1u]) + (parts[at + 2u] + parts[at + 3u]);
  return low + ((parts[at + 4u] + parts[at + 5u]) + (parts[at + 6u] + parts[at + 7u]));
}

// Joins what the invocations have put for SUMS_JOINED sums, the first of them being `first`.
fn join_parts(me: u32, first: u32, is_new: bool) {
  workgroupBarrier();
  let sum = me % SUMS_JOINED;
  let joined = eight(sum * APART + me - sum);
  //#slot join
  workgroupBarrier();
}
