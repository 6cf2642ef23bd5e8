// Twin: src/backend/best-points.ts, BestPoints
// The TOP least keys of each list in order, ties to the item that comes first: one workgroup a list, one reduction a
// key. Items are blocks of candidates (lib/block-items.wgsl), then the candidates of a block
// (lib/candidate-items.wgsl).

//#slot constants

// [list][place]: key, item
@group(0) @binding(0) var<storage, read_write> chosen: array<u32>;

//#include lib/math.wgsl
//#include lib/sort-keys.wgsl
//#slot items

var<workgroup> best: array<vec2u, WORKGROUP>;

fn precedes(a: vec2u, b: vec2u) -> bool {
  return a.x < b.x || (a.x == b.x && a.y < b.y);
}

@compute @workgroup_size(WORKGROUP)
fn top_k(@builtin(local_invocation_index) me: u32, @builtin(workgroup_id) workgroup: vec3u) {
  let list = workgroup.x;
  let end = items_of(list);
  var last = vec2u(0u, 0u);
  // FXC takes what was read from workgroup memory for varying, though it was loaded uniformly, and refuses barriers after a
  // return or break that depends on it, as it does in a loop around one of as many turns as differ among invocations.
  for (var place = 0u; place < TOP; place++) {
    var mine = vec2u(NONE, NONE);
    // Infeasible items have the greatest key: none but such are left, and the host reads no further either.
    let exhausted = place > 0u && last.x == NONE;
    for (var first = 0u; first < end; first += WORKGROUP) {
      let i = first + me;
      if (i < end && !exhausted) {
        let item = vec2u(item_key(list, i), i);
        if ((place == 0u || precedes(last, item)) && precedes(item, mine)) { mine = item; }
      }
    }
    workgroupBarrier();
    best[me] = mine;
    for (var half = WORKGROUP / 2u; half > 0u; half /= 2u) {
      workgroupBarrier();
      if (me < half && precedes(best[me + half], best[me])) { best[me] = best[me + half]; }
    }
    last = workgroupUniformLoad(&best[0]);
    if (me == 0u) {
      chosen[2u * (list * TOP + place)] = last.x;
      chosen[2u * (list * TOP + place) + 1u] = last.y;
    }
  }
}
