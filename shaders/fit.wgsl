// Twin: src/solver/levenberg-marquardt.ts, createLevenbergMarquardt
// Levenberg-Marquardt from many starts in single precision, the steps being those that src/solver/step-rule.ts describes. A
// lane makes one fit after another; a team of TEAM invocations makes it, 1 or several, among which the rows are dealt: all of them decide on
// the same sums, and the first one writes. A dispatch makes at most `iterations` iterations and leaves each lane's state in
// buffers; an iteration depends on that state alone, so results are the same bits however iterations are divided
// among dispatches. When a fit ends its lane takes the next one that nobody has begun, in the same iteration: no lane idles until
// there are none. Fits are numbered, and leave their ends at a place that follows from their number, so that it shows in no result
// which lane made them.
//
// Barriers lie within no condition and no loop but those that depend on uniforms alone: FXC refuses all others.

struct Params {
  // Those that pad the table among them.
  rows: u32,
  // Lanes that `state` and `lists` have room for: the distance between fields of one lane.
  stride: u32,
  // Iterations of this dispatch at most; the evaluation of the start is one.
  iterations: u32,
  // Fits of lower numbers may begin: there are starts, resamples and places for their ends. Fits are those of numbers below `end`.
  open: u32,
  end: u32,
  // Starts in `given`, that of fit n being n % starts; fits in `ends`, that of fit n being n % window, of batches of so many.
  starts: u32,
  window: u32,
  batch: u32,
  // Parameters: compilers do not write out loops up to a number that they do not know.
  size: u32,
  // Steps of a fit at most, over all dispatches.
  max_steps: u32,
  tolerance: f32,
  delta: f32,
  up: f32,
  down: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
//#slot rows
// Lower bounds of all parameters, then upper bounds, then 1 for those that are held at their start, then [start][parameter].
@group(0) @binding(2) var<storage, read> given: array<f32>;
// [field][lane]: u, objective, its noise, damping, extrapolation, steps without visible reduction, scale, normal matrix, gradient. A
// damping of 0 marks a start not yet evaluated.
@group(0) @binding(3) var<storage, read_write> state: array<f32>;
// LISTS lists of lanes, each with room for all, then [number, status, steps][lane] of the fit that a lane makes. A dispatch runs
// the lanes of one list, puts those with a fit left to make in the next, in any order, and empties the one after that for the
// dispatch that follows.
@group(0) @binding(4) var<storage, read_write> lists: array<u32>;
// Lanes of each list, the next number, and how many fits have ended of the batches at each place.
@group(0) @binding(5) var<storage, read_write> counts: array<atomic<u32>>;
// [parameters, objective, status, steps][place]
@group(0) @binding(6) var<storage, read_write> ends: array<u32>;

struct Turn {
  list: u32,
}

@group(0) @binding(7) var<uniform> turn: Turn;

//#include lib/math.wgsl
//#include lib/loss.wgsl

//#slot constants

// Targets and weights of all runs, or of a lane's own resample: lib/observed.wgsl or lib/resampled.wgsl.
//#slot observed

//#slot sums

//#slot largest

//#slot solver

// The status of a fit that has converged: some coordinates may be at a bound, others without any curvature, so that the
// runs do not determine them.
fn converged_status(bounded: bool, undetermined: bool) -> u32 {
  return select(select(CONVERGED, AT_BOUND, bounded), SINGULAR, undetermined);
}

// Keeps the end of a lane's fit, and gives the lane the next number.
fn finish(lane: u32, f: f32, status: u32, steps: u32) {
  let stride = params.stride;
  let window = params.window;
  let place = lists[NUMBER * stride + lane] % window;
  //#slot ends
  ends[SIZE * window + place] = bitcast<u32>(f);
  ends[(SIZE + 1u) * window + place] = status;
  ends[(SIZE + 2u) * window + place] = steps;
  atomicAdd(&counts[ENDED + place / params.batch], 1u);
  lists[NUMBER * stride + lane] = atomicAdd(&counts[NEXT_NUMBER], 1u);
}

@compute @workgroup_size(WORKGROUP)
fn fit(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) me: u32) {
  let stride = params.stride;
  let place = id.x / TEAM;
  let is_listed = place < atomicLoad(&counts[turn.list]);
  let leads = me % TEAM == 0u;
  let next = (turn.list + 1u) % LISTS;
  if (id.x == 0u) { atomicStore(&counts[(turn.list + 2u) % LISTS], 0u); }
  //#slot unlisted
  var lane = 0u;
  var status = IDLE;
  if (is_listed) {
    lane = lists[turn.list * stride + place];
    status = lists[STATUS * stride + lane];
  }
  var problem = problem_of(lists[NUMBER * stride + lane]);
  var steps = lists[STEPS * stride + lane];
  //#slot load
  for (var iteration = 0u; iteration < params.iterations; iteration++) {
    var positive = true;
    var bounded = false;
    var undetermined = false;
    // The reduction of the objective that the model predicts for the step.
    var predicted = 0.0;
    // Registers hold only what is decided by; the pass over the rows needs the others, so the rest is loaded where used.
    //#slot trial
    //#slot solve_together
    if (status == RUNNING) {
      // m = H + damping diag(scale). Frozen coordinates have the identity's rows and columns: those at a bound that the
      // step would cross, those held, and those without curvature at any point so far (scale 0).
      //#slot factorise
      if (positive) {
        // L y = -g, L' d = y; predicted = -g'd / 2 = y'y / 2
        //#slot solve
        if (predicted * (1.0 + damping) <= params.tolerance * f) { status = converged_status(bounded, undetermined); }
        //#slot clamp
      }
      if (status == RUNNING) {
        if (steps >= params.max_steps) {
          status = STEP_LIMIT;
        } else {
          steps++;
        }
      }
    }
    // A lane whose fit has ended, in this iteration or at the end of the last, begins the next.
    //#slot finish
    if ((status != RUNNING) & is_listed) {
      let number = lists[NUMBER * stride + lane];
      if (number < params.open) {
        //#slot start
        problem = problem_of(number);
        status = RUNNING;
        steps = 0u;
        damping = 0.0;
        positive = true;
      } else {
        status = WAITING;
        //#slot leave
      }
    }
    let first = damping == 0.0;
    //#slot there
    if (status == RUNNING) {
      var finite = true;
      var accepted = false;
      var good_ratio = false;
      var reduction = 0.0;
      if (positive) {
        // The rounding error of f. Near the optimum a step changes f by less, and may then increase it within that error,
        // but only with little damping, so that a lane stuck elsewhere still terminates.
        let rounding = RESOLUTION * noise;
        finite = /*#slot size_there*/ < SANE;
        reduction = f - f_there;
        accepted = finite && (first || reduction >= select(0.0, -rounding, damping <= INITIAL_DAMPING));
        // The gain ratio, reduction / predicted, is high enough for less damping.
        good_ratio = reduction >= MIN_GAIN_RATIO * predicted - rounding;
        idle = select(idle + 1.0, 0.0, first || (accepted && reduction > rounding));
        if (accepted || first) {
          f = f_there;
          noise = noise_there;
          //#slot accept
        }
      }
      if (first) {
        damping = INITIAL_DAMPING;
        extrapolation = 1.0;
        if (!accepted) { status = NOT_FINITE; }
      } else {
        let undamped = predicted * (1.0 + damping);
        if (!accepted) {
          damping *= select(NOT_FINITE_INCREASE, DAMPING_INCREASE, finite);
        } else if (good_ratio) {
          damping = max(damping / DAMPING_DECREASE, MIN_DAMPING);
        }
        // The factor of the step that would have minimised the quadratic seen along it.
        let length = extrapolation * extrapolation * predicted;
        let curvature = 2.0 * extrapolation * predicted - reduction;
        let longer = max(1.0, length / max(curvature, length / MAX_EXTRAPOLATION));
        extrapolation = select(1.0, longer, accepted && good_ratio && damping <= EXTRAPOLATED_DAMPING);
        if (damping > MAX_DAMPING || (accepted && idle >= MAX_STALLED_STEPS)) {
          let converged = positive & (undamped <= max(NEGLIGIBLE_REDUCTION * f, RESOLUTION * noise));
          status = select(SINGULAR, converged_status(bounded, undetermined), converged);
        }
      }
    }
    //#slot end
  }
  if (is_listed && leads) {
    lists[STATUS * stride + lane] = status;
    lists[STEPS * stride + lane] = steps;
    //#slot store
    if (lists[NUMBER * stride + lane] < params.end) { lists[next * stride + atomicAdd(&counts[next], 1u)] = lane; }
  }
}
