// Twin: src/backend/cpu/allocate-work.ts, createAllocateWork
// Searches a grid of candidates for the least objective within each budget, and counts the feasible candidates: one
// workgroup for a block of candidates and a parameter vector. Only the block's least objective is kept; top-k.wgsl
// then searches the blocks with the least ones for the candidates themselves. A block is a segment of a line, or some whole
// lines where these are short; WIDE neighbouring invocations take neighbours along a line.
//
// Cost of a candidate, with m tables along the last axis: m loads and their addresses, the formulas (an addition and a
// multiplication in most searches), 2 operations a number for whether it is finite, 4 for feasibility and the greatest
// budget, 4 for the least and the count, 10 for the loop; some 35 with 3 tables, 3 more a table whose numbers may not be
// finite, and the search of a budget among several. 12 bytes of tables.

//#slot constants

struct Piece {
  // Lines from the origin's on.
  lines: u32,
  // Of the first block in its line.
  segment: u32,
  blocks: u32,
  first_vector: u32,
}

// [vector][budget][block] keys
@group(0) @binding(0) var<storage, read_write> bests: array<u32>;
@group(0) @binding(4) var<uniform> piece: Piece;
// [vector][budget]: how many candidates are within this budget and not within the next lower one.
@group(0) @binding(5) var<storage, read_write> feasible: array<atomic<u32>>;

//#include lib/math.wgsl
//#include lib/sort-keys.wgsl
//#slot candidates

var<workgroup> least: array<atomic<u32>, BUDGETS>;
var<workgroup> counts: array<atomic<u32>, BUDGETS>;

// The lowest budget that `cost` is within, given that it is within the highest.
fn budget_of(cost: f32) -> u32 {
  var low = 0u;
  var high = BUDGETS - 1u;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (cost <= budgets[middle]) {
      high = middle;
    } else {
      low = middle + 1u;
    }
  }
  return low;
}

fn record(budget: u32, objective: f32, count: u32) {
  if (count == 0u) { return; }
  atomicMin(&least[budget], key_of(objective, false));
  atomicAdd(&counts[budget], count);
}

@compute @workgroup_size(WORKGROUP)
fn allocate(@builtin(local_invocation_index) me: u32, @builtin(workgroup_id) workgroup: vec3u) {
  let block = workgroup.x;
  let lists = workgroup.y * BUDGETS;
  let vector = piece.first_vector + workgroup.y;
  for (var i = me; i < BUDGETS; i += WORKGROUP) {
    atomicStore(&least[i], NONE);
    atomicStore(&counts[i], 0u);
  }
  workgroupBarrier();
  // Successive candidates mostly belong to the same budget: they are merged before the workgroup's memory is updated.
  let largest = budgets[BUDGETS - 1u];
  var budget = 0u;
  var best = HUGE;
  var count = 0u;
  let segment = piece.segment + block;
  let begin = segment % SEGMENTS * CANDIDATES;
  let end = min(begin + CANDIDATES, LENGTH);
  for (var k = me / WIDE; k < LINES; k += WORKGROUP / WIDE) {
    let offset = segment / SEGMENTS * LINES + k;
    if (offset >= piece.lines) { break; }
    let line = line_of(vector, offset);
    for (var i = 0u; i < TURNS; i++) {
      let column = begin + i * WIDE + me % WIDE;
      if (column >= end) { break; }
      let here = candidate(line, column);
      if (here.is_feasible && here.cost <= largest) {
        if (BUDGETS > 1u) {
          let other = budget_of(here.cost);
          if (other != budget) {
            record(budget, best, count);
            budget = other;
            best = HUGE;
            count = 0u;
          }
        }
        best = min(best, here.objective);
        count++;
      }
    }
  }
  record(budget, best, count);
  workgroupBarrier();
  for (var i = me; i < BUDGETS; i += WORKGROUP) {
    let total = atomicLoad(&counts[i]);
    if (total > 0u) { atomicAdd(&feasible[lists + i], total); }
  }
  if (me == 0u) {
    // A candidate within a budget is within every higher one.
    var least_so_far = NONE;
    for (var i = 0u; i < BUDGETS; i++) {
      least_so_far = min(least_so_far, atomicLoad(&least[i]));
      bests[(lists + i) * piece.blocks + block] = least_so_far;
    }
  }
}
