// Twin: src/backend/cpu/surface-vectors.ts, createVectorSurface
// Surfaces of many parameter vectors, mean, deviation and quantiles at each point: one workgroup for a point and
// formula. Quantiles are exact order statistics: sort keys (lib/sort-keys.wgsl) are counted in bins over the values'
// own range, since their leading bits hardly differ, and those in the bin of each rank are listed and ranked among
// themselves. A bin that holds more than a list does is first divided into bins 256 times finer, at last into single
// numbers. All of this is integer arithmetic, so results do not depend on the order of execution; sums are reduced
// along a fixed tree.
//
// Control flow around barriers is uniform by uniforms alone. FXC takes what was read from workgroup memory for varying,
// though it was loaded uniformly, and refuses barriers after a return or break that depends on it, and in a loop around
// one of as many turns as differ among invocations.
//
// Cost a value, with m tables and s quantiles in one group: m loads, m checks and the formula (one addition in most
// laws), 9 operations for its key and 4 for the range and the mean; 8 for the sums, 5 and an atomic addition in the bins;
// 3 s at last. With 2 tables and 3 quantiles some 45 operations, an atomic addition and 8 bytes of tables; of 4,000 values
// 180,000 operations a point, and some thousands for bins and lists. Bins of 128 values at most are listed at once, as
// they are of 10,000 values or less in the shape of a bell; each finer division is 5 s operations more a value. Values
// that do not fit the workgroup's memory are computed again in each of these passes, 3 at least.

//#slot constants

// Of one workgroup.
const LANES = 128u;
const BINS = 256u;
// Bins, and summaries, that one invocation joins: more levels would take more barriers.
const PART = 16u;
const PARTS = BINS / PART;
// Ranks searched at once.
const GROUP = clamp(QUANTILES, 1u, 4u);
// Histograms: the values' own range, then by rank.
const VIEWS = 1u + GROUP;
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

// The bin of a histogram that holds a rank: how many keys in it precede that rank, and how many are in it.
struct Bin {
  number: u32,
  before: u32,
  within: u32,
}

var<workgroup> kept: array<u32, KEPT>;
var<workgroup> summaries: array<Summary, LANES>;
var<workgroup> bins: array<atomic<u32>, BINS * VIEWS>;
var<workgroup> parts: array<u32, PARTS * VIEWS>;
var<workgroup> rank_bins: RankBins;
// By rank: the keys in its bin, and how many of them are listed so far.
var<workgroup> lists: array<u32, LIST * GROUP>;
var<workgroup> listed: array<atomic<u32>, GROUP>;
// By rank: how far the least key above its bin lies above the bin's least.
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

// The summary of all invocations' values.
fn summary_of_all(me: u32, mine: Summary) -> Summary {
  summaries[me] = mine;
  workgroupBarrier();
  if (me % PART == 0u) { summaries[me] = joined(me, 1u); }
  workgroupBarrier();
  if (me == 0u) { summaries[0] = joined(0u, PART); }
  return workgroupUniformLoad(&summaries[0]);
}

fn sum_part(part: u32) {
  var count = 0u;
  for (var i = part * PART; i < (part + 1u) * PART; i++) { count += atomicLoad(&bins[i]); }
  parts[part] = count;
}

// Compilers may evaluate a formula that is not kept in several ways, so that counts fall short of a rank by some: both
// loops have an end.
fn bin_of_rank(view: u32, rank: u32) -> Bin {
  var before = rank;
  var part = view * PARTS;
  for (; part < (view + 1u) * PARTS - 1u && before >= parts[part]; part++) { before -= parts[part]; }
  var bin = part * PART;
  var within = atomicLoad(&bins[bin]);
  for (; bin < (part + 1u) * PART - 1u && before >= within; within = atomicLoad(&bins[bin])) {
    before -= within;
    bin++;
  }
  return Bin(bin - view * BINS, before, within);
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

  // The range, and approximately the mean.
  for (var i = me; i < BINS; i += LANES) { atomicStore(&bins[i], 0u); }
  var mine = Summary(NONE, 0u, 0.0, 0.0);
  for (var turn = 0u; turn < piece.turns; turn++) {
    let k = turn * LANES + me;
    if (k < VECTORS) {
      let key = evaluate(root, k);
      if (KEPT == VECTORS) { kept[k] = key; }
      mine.low = min(mine.low, key);
      mine.high = max(mine.high, key);
      mine.sum += number_of(key) * (1.0 / f32(VECTORS));
    }
  }
  let range = summary_of_all(me, mine);
  let lowest = range.low;
  let highest = range.high;

  // Differences from that mean in units of the range, so that cancellation costs no digits and squares cannot overflow;
  // and a histogram over the range.
  let centre = clamp(range.sum, number_of(lowest), number_of(highest));
  let unit = 1.0 / max(number_of(highest) - number_of(lowest), 1e-30);
  let widest = max(32u - countLeadingZeros(highest - lowest), 8u) - 8u;
  mine = Summary(NONE, 0u, 0.0, 0.0);
  for (var turn = 0u; turn < piece.turns; turn++) {
    let k = turn * LANES + me;
    if (k < VECTORS) {
      let key = key_at(root, k);
      let off = (number_of(key) - centre) * unit;
      mine.sum += off;
      mine.squares += off * off;
      if (QUANTILES > 0u) { atomicAdd(&bins[min((max(key, lowest) - lowest) >> widest, BINS - 1u)], 1u); }
    }
  }
  let moments = summary_of_all(me, mine);
  if (me == 0u) {
    results[place] = select(bitcast<u32>(centre), NOT_A_NUMBER, highest == NONE);
    results[place + 1u] = bitcast<u32>(unit);
    results[place + 2u] = bitcast<u32>(moments.sum);
    results[place + 3u] = bitcast<u32>(moments.squares);
  }
  if (me < PARTS) { sum_part(me); }
  workgroupBarrier();

  for (var first = 0u; first < piece.quantiles; first += GROUP) {
    let wanted = min(GROUP, QUANTILES - first);
    if (me < GROUP) {
      let bin = bin_of_rank(0u, ranks[first + min(me, wanted - 1u)]);
      rank_bins.base[me] = lowest + (bin.number << widest);
      rank_bins.before[me] = bin.before;
      rank_bins.within[me] = bin.within;
      atomicStore(&listed[me], 0u);
      atomicStore(&above[me], NONE);
    }
    var shift = widest;
    var at = workgroupUniformLoad(&rank_bins);
    for (var round = 0u; round < piece.rounds; round++) {
      var most = 0u;
      for (var view = 0u; view < GROUP; view++) { most = max(most, at.within[view]); }
      let divide = shift != 0u && most > LIST;
      if (divide) {
        shift = max(shift, 8u) - 8u;
        for (var i = me; i < BINS * GROUP; i += LANES) { atomicStore(&bins[BINS + i], 0u); }
      }
      workgroupBarrier();
      if (divide) {
        for (var turn = 0u; turn < piece.turns; turn++) {
          let k = turn * LANES + me;
          if (k < VECTORS) {
            let key = key_at(root, k);
            for (var view = 0u; view < GROUP; view++) {
              let bin = (key - at.base[view]) >> shift;
              if (key >= at.base[view] && bin < BINS) { atomicAdd(&bins[(1u + view) * BINS + bin], 1u); }
            }
          }
        }
      }
      workgroupBarrier();
      if (divide && me < PARTS * GROUP) { sum_part(PARTS + me); }
      workgroupBarrier();
      if (divide && me < GROUP) {
        let bin = bin_of_rank(1u + me, at.before[me]);
        rank_bins.base[me] = at.base[me] + (bin.number << shift);
        rank_bins.before[me] = bin.before;
        rank_bins.within[me] = bin.within;
      }
      at = workgroupUniformLoad(&rank_bins);
    }

    // Keys below a bin wrap around to more than the highest key lies above it.
    var beyond: array<u32, GROUP>;
    for (var view = 0u; view < GROUP; view++) { beyond[view] = NONE; }
    for (var turn = 0u; turn < piece.turns; turn++) {
      let k = turn * LANES + me;
      if (k < VECTORS) {
        let key = key_at(root, k);
        for (var view = 0u; view < GROUP; view++) {
          let off = key - at.base[view];
          if (off >> shift != 0u) {
            beyond[view] = min(beyond[view], off);
          } else if (shift != 0u) {
            let at_list = atomicAdd(&listed[view], 1u);
            if (at_list < LIST) { lists[view * LIST + at_list] = key; }
          }
        }
      }
    }
    for (var view = 0u; view < GROUP; view++) { atomicMin(&above[view], beyond[view]); }
    workgroupBarrier();
    let view = me / RANKING;
    if (view < wanted) {
      let base = at.base[view];
      let count = at.within[view];
      let before = at.before[view];
      let field = place + 4u + 2u * (first + view);
      let off = atomicLoad(&above[view]);
      let next = select(NONE, base + off, off <= highest - base);
      if (shift == 0u) {
        // All keys of the bin are equal.
        if (me % RANKING == 0u) {
          let alone = before + 1u == count && next != NONE;
          results[field] = bitcast<u32>(number_of(base));
          results[field + 1u] = bitcast<u32>(number_of(select(base, next, alone)));
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
