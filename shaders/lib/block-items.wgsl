// Twin: none, the CPU keeps the best candidates as it meets them, without blocks
// Items of top-k.wgsl: the blocks of a piece, each with the least objective that allocate.wgsl found there.

struct Piece {
  lines: u32,
  segment: u32,
  blocks: u32,
  first_vector: u32,
}

@group(0) @binding(1) var<uniform> piece: Piece;
@group(0) @binding(2) var<storage, read> bests: array<u32>;

fn items_of(list: u32) -> u32 {
  return piece.blocks;
}

fn item_key(list: u32, i: u32) -> u32 {
  return bests[list * piece.blocks + i];
}
