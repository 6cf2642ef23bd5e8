// Twin: src/formula/wasm/add-rows.ts, addRows
// Every penalty in Huber form: c h(r), c = up for r > 0 and down otherwise, h(r) = r^2 / 2 for |r| <= delta and delta
// (|r| - delta / 2) beyond. Written with min(|r|, delta) in place of a branch, so that neither side can overflow.

struct Penalty {
  rho: f32,
  // psi / r, psi = d rho / d r: the weight of the row in the reweighted normal matrix
  omega: f32,
}

fn penalty(r: f32, delta: f32, up: f32, down: f32) -> Penalty {
  let size = abs(r);
  let core = min(size, delta);
  let c = select(down, up, r > 0.0);
  let ratio = select(core / max(size, 1e-30), 1.0, size <= delta);
  return Penalty(c * core * (size - 0.5 * core), c * ratio);
}
