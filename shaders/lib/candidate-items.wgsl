// Twin: none, the CPU keeps the best candidates as it meets them, without blocks
// Items of top-k.wgsl: the candidates of a block, for one parameter vector and budget.

// By list: vector, budget, how many candidates the block has; where it begins is in `origins`.
@group(0) @binding(4) var<storage, read> lists: array<u32>;

//#slot candidates

fn items_of(list: u32) -> u32 {
  return lists[3u * list + 2u];
}

fn item_key(list: u32, i: u32) -> u32 {
  let here = candidate(lists[3u * list], list * AXES, i);
  return select(NONE, key_of(here.objective, !here.is_feasible), here.cost <= budgets[lists[3u * list + 1u]]);
}
