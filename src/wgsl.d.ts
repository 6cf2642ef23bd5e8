/** A shader imported as text: esbuild and vitest both load `.wgsl` so. */
declare module '*.wgsl' {
  const text: string;
  export default text;
}
