// Twin: src/formula/wasm/search.ts, searchFunction
// Objective, cost and feasibility of a candidate: a point of a grid, the last axis fastest. A line of a grid is along its
// last axis. Numbers of points and lines need 64 bits, so that one is given by its distance from an origin, and the origin
// by its index along each axis.

// By parameter vector, then table, then axis value, as bits: by them non-finite numbers are recognized.
@group(0) @binding(1) var<storage, read> tables: array<u32>;
@group(0) @binding(2) var<storage, read> origins: array<u32>;
// Ascending.
@group(0) @binding(3) var<storage, read> budgets: array<f32>;

struct Candidate {
  objective: f32,
  cost: f32,
  // Within the constraints, with numbers that are all finite.
  is_feasible: bool,
}

//#slot candidate
