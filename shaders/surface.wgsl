// Twin: src/backend/cpu/surface-vectors.ts, createVectorSurface
// Surfaces of many parameter vectors, mean, deviation and quantiles at each point: one workgroup for a point and
// formula. Quantiles are exact order statistics: sort keys (lib/sort-keys.wgsl) are counted in bins over the values'
// own range, since their leading bits hardly differ, and those in the bin of each rank are listed and ranked among
// themselves. A bin that holds more than a list does is first divided into bins 256 times finer, at last into single
// numbers. All of this is integer arithmetic, so results do not depend on the order of execution; sums are reduced
// along a fixed tree.
//
// Cost a value, with m tables and s quantiles in one group: m loads, m checks and the formula (one addition in most
// laws), 9 operations for its key, 2 for the range and 2 for the centre; 8 for the two sums; 5 and an atomic addition
// in the bins; 5 s at last. With 2 tables and 3 quantiles some 50 operations, an atomic addition and 8 bytes of
// tables; of 4,000 values 200,000 operations a point, and some thousands for bins and lists. Bins of 128 values at
// most are listed at once, as they are of 10,000 values or less in the shape of a bell; each finer division is 5 s
// operations more a value. Values that do not fit the workgroup's memory are computed again in each of these passes,
// 4 at least.

//#slot constants

// Of one workgroup.
const LANES = 128u;
const BINS = 256u;
// Bins, and summaries, that one invocation joins: more levels would take more barriers.
const PART = 16u;
const PARTS = BINS / PART;
// Ranks searched at once.
const GROUP = clamp(QUANTILES, 1u, 4u);
// Keys of one bin at most that are ranked among themselves, by the lanes of its rank.
const LIST = 128u;
const RANKING = LANES / GROUP;
// Results of a point and formula: centre, unit, sum and sum of squares of (value - centre) * unit, then for each quantile
// the two order statistics that it lies between.
const FIELDS = 4u + 2u * QUANTILES;
const NOT_A_NUMBER = 0x7fc00000u;

//#include lib/math.wgsl
//#include lib/sort-keys.wgsl
//#slot grid

// Of some values: the least key, the greatest, and the sums.
struct Summary {
  low: u32,
  high: u32,
  sum: f32,
  squares: f32,
}

// By rank: the least key of its bin, how many keys in the bin precede it, and how many are in the bin.
struct RankBins {
  base: array<u32, GROUP>,
  before: array<u32, GROUP>,
  within: array<u32, GROUP>,
}

var<workgroup> kept: array<u32, KEPT>;
var<workgroup> summaries: array<Summary, LANES>;
var<workgroup> bins: array<atomic<u32>, BINS * GROUP>;
var<workgroup> parts: array<u32, PARTS * GROUP>;
var<workgroup> rank_bins: RankBins;
// By rank: the keys in its bin, and how many of them are listed so far.
var<workgroup> lists: array<u32, LIST * GROUP>;
var<workgroup> listed: array<atomic<u32>, GROUP>;
// By rank: the least key above its bin.
var<workgroup> above: array<atomic<u32>, GROUP>;

fn key_at(root: u32, k: u32) -> u32 {
  if (KEPT == VECTORS) { return kept[k]; }
  return evaluate(root, k);
}

// The sum of up to PART summaries, from `first` on, `step` apart.
fn joined(first: u32, step: u32) -> Summary {
  var all = summaries[first];
  for (var i = first + step; i < min(first + PART * step, LANES); i += step) {
    let next = summaries[i];
    all.low = min(all.low, next.low);
    all.high = max(all.high, next.high);
    all.sum += next.sum;
    all.squares += next.squares;
  }
  return all;
}

@compute @workgroup_size(LANES)
fn surface(
  @builtin(local_invocation_index) me: u32,
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(num_workgroups) workgroups: vec3u,
) {
  let point = workgroup.z * workgroups.x + workgroup.x;
  if (point >= piece.points) { return; }
  let root = workgroup.y;
  let place = (root * piece.points + point) * FIELDS;
  enter(point / piece.columns, point % piece.columns);

  // Two passes in a loop, so that the formula is evaluated by one piece of code: values computed again must be the same
  // bits. The first pass finds the range and approximately the mean; the second sums differences from that mean, in units
  // of the range, so that cancellation costs no digits and squares cannot overflow.
  var lowest = 0u;
  var highest = 0u;
  var centre = 0.0;
  var unit = 1.0 / f32(VECTORS);
  var all = Summary();
  for (var phase = 0u; phase < 2u; phase++) {
    var low = NONE;
    var high = 0u;
    var sum = 0.0;
    var squares = 0.0;
    for (var k = me; k < VECTORS; k += LANES) {
      var key = 0u;
      if (KEPT != VECTORS || phase == 0u) {
        key = evaluate(root, k);
        if (KEPT == VECTORS) { kept[k] = key; }
      } else {
        key = kept[k];
      }
      low = min(low, key);
      high = max(high, key);
      let off = (number_of(key) - centre) * unit;
      sum += off;
      squares += off * off;
    }
    summaries[me] = Summary(low, high, sum, squares);
    workgroupBarrier();
    if (me % PART == 0u) { summaries[me] = joined(me, 1u); }
    workgroupBarrier();
    if (me == 0u) { summaries[0] = joined(0u, PART); }
    all = workgroupUniformLoad(&summaries[0]);
    if (all.high == NONE) {
      if (me == 0u) { results[place] = NOT_A_NUMBER; }
      return;
    }
    if (phase == 0u) {
      lowest = all.low;
      highest = all.high;
      centre = clamp(all.sum, number_of(lowest), number_of(highest));
      unit = 1.0 / max(number_of(highest) - number_of(lowest), 1e-30);
    }
  }
  if (me == 0u) {
    results[place] = bitcast<u32>(centre);
    results[place + 1u] = bitcast<u32>(unit);
    results[place + 2u] = bitcast<u32>(all.sum);
    results[place + 3u] = bitcast<u32>(all.squares);
  }

  for (var first = 0u; first < QUANTILES; first += GROUP) {
    let wanted = min(GROUP, QUANTILES - first);
    if (me < GROUP) {
      rank_bins.base[me] = lowest;
      rank_bins.before[me] = ranks[first + min(me, wanted - 1u)];
      atomicStore(&listed[me], 0u);
      atomicStore(&above[me], NONE);
    }
    var shift = max(32u - countLeadingZeros(highest - lowest), 8u) - 8u;
    var at = workgroupUniformLoad(&rank_bins);
    // At first all ranks share the same bins.
    var views = 1u;
    loop {
      for (var i = me; i < BINS * views; i += LANES) { atomicStore(&bins[i], 0u); }
      workgroupBarrier();
      for (var k = me; k < VECTORS; k += LANES) {
        let key = key_at(root, k);
        for (var view = 0u; view < GROUP; view++) {
          let bin = (key - at.base[view]) >> shift;
          if (view < views && key >= at.base[view] && bin < BINS) { atomicAdd(&bins[view * BINS + bin], 1u); }
        }
      }
      workgroupBarrier();
      if (me < PARTS * views) {
        var count = 0u;
        for (var i = me * PART; i < (me + 1u) * PART; i++) { count += atomicLoad(&bins[i]); }
        parts[me] = count;
      }
      workgroupBarrier();
      if (me < GROUP) {
        let view = min(me, views - 1u);
        var rest = at.before[me];
        var part = view * PARTS;
        while (rest >= parts[part]) {
          rest -= parts[part];
          part++;
        }
        var bin = part * PART;
        var count = atomicLoad(&bins[bin]);
        while (rest >= count) {
          rest -= count;
          bin++;
          count = atomicLoad(&bins[bin]);
        }
        rank_bins.base[me] = at.base[me] + ((bin - view * BINS) << shift);
        rank_bins.before[me] = rest;
        rank_bins.within[me] = count;
      }
      at = workgroupUniformLoad(&rank_bins);
      var most = 0u;
      for (var view = 0u; view < GROUP; view++) { most = max(most, at.within[view]); }
      if (shift == 0u || most <= LIST) { break; }
      shift = max(shift, 8u) - 8u;
      views = GROUP;
    }

    var beyond: array<u32, GROUP>;
    for (var view = 0u; view < GROUP; view++) { beyond[view] = NONE; }
    for (var k = me; k < VECTORS; k += LANES) {
      let key = key_at(root, k);
      for (var view = 0u; view < GROUP; view++) {
        if (key < at.base[view]) { continue; }
        if ((key - at.base[view]) >> shift != 0u) {
          beyond[view] = min(beyond[view], key);
        } else if (shift != 0u) {
          lists[view * LIST + atomicAdd(&listed[view], 1u)] = key;
        }
      }
    }
    for (var view = 0u; view < GROUP; view++) { atomicMin(&above[view], beyond[view]); }
    workgroupBarrier();
    let view = me / RANKING;
    if (view < wanted) {
      let count = at.within[view];
      let before = at.before[view];
      let field = place + 4u + 2u * (first + view);
      let next = atomicLoad(&above[view]);
      if (shift == 0u) {
        // All keys of the bin are equal.
        if (me % RANKING == 0u) {
          let alone = before + 1u == count && next != NONE;
          results[field] = bitcast<u32>(number_of(at.base[view]));
          results[field + 1u] = bitcast<u32>(number_of(select(at.base[view], next, alone)));
        }
      } else {
        for (var i = me % RANKING; i < count; i += RANKING) {
          let key = lists[view * LIST + i];
          var rank = 0u;
          for (var j = 0u; j < count; j++) {
            let other = lists[view * LIST + j];
            rank += select(0u, 1u, other < key || (other == key && j < i));
          }
          if (rank == before) {
            results[field] = bitcast<u32>(number_of(key));
            if (rank + 1u == count) { results[field + 1u] = bitcast<u32>(number_of(select(next, key, next == NONE))); }
          } else if (rank == before + 1u) {
            results[field + 1u] = bitcast<u32>(number_of(key));
          }
        }
      }
    }
    workgroupBarrier();
  }
}
